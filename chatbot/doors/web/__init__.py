"""The web door: the chat window, its pages, and the editors' pages.

In the order of the walk:

``mounting``       all of it as part of the server's app
``routes``         the pages, one file each
``admin``          the editors' pages
``gradio_engine``  Gradio, which carries the window's call
``exposure``       what of Gradio can be reached
``page_language``  which language a page's labels are in
``window_page``    the chat window
``widget``         the window on a page of another site
``examples``       its example questions, tried on the engine
``message``        what the browser sends
``respond``        what it gets
``turn``           what that shows: one turn as HTML
``official_text``  official wording as HTML, not one character changed
``reach``          telephone numbers and e-mail addresses as links
``standing_out``   words marked in HTML
``marked``        places of a text marked up, the rest escaped
``thai_within``    Thai among labels of another language, marked as Thai
``whole_words``    lines of Thai that end between words
``source_page``    the document as issued
``entry_page``     one entry
``questions_page`` all questions
``structured``     what a page says to machines
``privacy_page``   what is kept of questions, for how long, whom to ask
``problem_page``   the page where there is none
``templating``     the templates' filters
"""
