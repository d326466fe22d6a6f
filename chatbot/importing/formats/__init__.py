"""Formats of offices' files, one file a format, each read in two ways.

In the order of the walk:

``base``              what every format offers
``links``             where a link leads, behind its text
``text``              plain text
``json_values``       questions and answers in values of JSON
``html_tree``         a web page as it is parsed
``html_text``         what an element of it shows
``html_around``       what of it is no part of its text
``html_weight``       lines in bold letters
``html_tables``       rows of its tables
``html_terms``        its lists of terms and its disclosures
``html_linked_data``  what it has for search engines
``html_witness``      the second reading of it
``html``              web pages
``fragments``         cells that are HTML
``json_records``      JSON and JSON lines
``delimited``         CSV, TSV, tables as text
``markdown``          Markdown
``xlsx``              Excel workbooks
``relations``         where the links of Word and Excel files lead
``docx_lists``        what Word prints before the items of lists
``docx``              Word documents
``pdf``               PDF files with a text layer
"""
