"""The doors that are served, as one server: the chat window with its pages, and what hangs beside.

In the order of the walk:

``serve``     the server, until it is told to stop
``listen``    its address, had before anything else starts
``app``       the app put together: doors, and what stands in front of them
``lifespan``  what runs beside it for as long as it is served
"""
