"""From an office's own file to a corpus folder, every row of it accounted for.

In the order of the walk:

``limits``           how large a file may be, and what must not be in it
``encodings``        the text of a file whose encoding nobody says
``blocks``           what every format comes down to: paragraphs, headings, tables
``records``          questions and answers that a file names as such, as a table
``formats``          one file a format, each read in two ways
``sniff``            which format a file is in
``numbers``          printed numbers
``labels``           the words ถาม and ตอบ
``asking``           lines that ask, close a document or are drawn across it
``found``            what was found: questions, and everything around them
``columns``          which column of a table holds what
``tables``           from rows to questions
``prose``            from paragraphs to questions
``nesting``          sections within parts
``answers``          what only stands where a question or an answer should
``tables_and_text``  tables of questions with the text between them
``labelled_cells``   cells with labels, as text
``alternates``       several wordings between bars
``unread``           lines that ask and were read as no question
``reading``          from blocks to questions, by tables or by text
``witnessed``        what was found, held against the second reading
``transcribe``       sections, numbers and the transcript
``files``            files read, and put together as one document
``facts``            title, date and office, as given or as recognised
``changes``          what a new version changes
``carried``          what curators made, taken along to it
``folder``           the corpus folder, written whole or not at all
``blank``            an empty corpus folder with comments
``again``            an imported folder, held against the office's files once more
``report``           what was read, told
"""
