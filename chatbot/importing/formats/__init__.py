"""Formats of offices' files, one file a format, each read in two ways.

In the order of the walk:

``base``          what every format offers
``links``         where a link leads, behind its text
``text``          plain text
``json_values``   questions and answers in values of JSON
``html``          web pages
``fragments``     cells that are HTML
``json_records``  JSON and JSON lines
``delimited``     CSV, TSV, tables as text
``markdown``      Markdown
``xlsx``          Excel workbooks
``relations``     where the links of Word and Excel files lead
``docx_lists``    what Word prints before the items of lists
``docx``          Word documents
``pdf``           PDF files with a text layer
"""
