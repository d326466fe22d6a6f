"""What stands in front of every door that is served, and knows none of them.

In the order of the walk:

``security``   the headers of every response
``framing``    which pages other sites may show within their own
``root_path``  the path that a reverse proxy serves it under
``failures``   what is seen of an error of ours
``gate``       what is sent has to be of a kind that is taken there, and not too much
``answering``  threads of their own for questions
"""
