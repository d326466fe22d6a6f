"""What stands in front of every door that is served, and knows none of them.

In the order of the walk:

``security``    the headers of every response
``framing``     which pages other sites may show within their own
``root_path``   the path that a reverse proxy serves it under
``paths``       where a request goes, without that
``measured``    what each request came to
``hosts``       the names that are answered to
``rate_limit``  how much one client may ask
``buckets``     … what it has asked, in memory of one size
``admission``   how many questions are taken in at once
``refuse``      how any of them turns a request away
``failures``    what is seen of an error of ours
``gate``        what is sent has to be of a kind that is taken there, and not too much
``answering``   threads of their own for questions
"""
