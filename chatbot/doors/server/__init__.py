"""The doors that are served, as one server: the chat window with its pages, and what hangs beside.

In the order of the walk:

``serve``     the server, until it is told to stop
``listen``    its address, had before anything else starts
``shared``    what workers share
``workers``   several of them, kept alive
``worker``    one of them, or the only one
``first``     the one that keeps what must not be in several places
``protocol``  HTTP with limits of time
``app``       the app put together: doors, and what stands in front of them
``refusals``  what a request gets that is turned away
``costs``     which requests are questions, and what each costs
``health``    does it run, can it answer
``metrics``   figures for Prometheus
``logs``      lines of the log
``lifespan``  what runs beside it for as long as it is served
"""
