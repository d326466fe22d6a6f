"""Formats of offices' files, one file a format, each read in two ways.

In the order of the walk:

``base``          what every format offers
``links``         where a link leads, behind its text
``text``          plain text
``delimited``     CSV, TSV, tables as text
``json_records``  JSON and JSON lines
``html``          web pages
``markdown``      Markdown
``xlsx``          Excel workbooks
``relations``     where the links of Word and Excel files lead
``docx_lists``    what Word prints before the items of lists
``docx``          Word documents
``pdf``           PDF files with a text layer
"""
