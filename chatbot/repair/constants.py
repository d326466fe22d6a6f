"""Every number that repair was tuned by, what it does, and how many texts notice it.

After each stands how many texts change their readings when it is switched off, halved, doubled
and made a thousand times as large, of 2,574 texts of which 95 are mended: the development and
behaviour sets, alternates, gap queries, official questions. docs/experiments.md has the command.
What no text noticed was taken out.
"""

# What it takes to have typed one word for another (effort.py), in nats.

# An edit of no special kind.
ORDINARY = 5.0  # 97, 26, 6, 6

# A neighbouring key struck; also two characters in the wrong order.
NEIGHBOURING_KEY = 3.5  # 15, 10, 3, 3

# A vowel left out or too many.
VOWEL = 3.5  # 12, 4, 2, 2

# What two ordinary edits cost more than one slip of two neighbours.
SWAPPED = 8.5  # 2, 1, 0, 0

# A letter of the same sound.
SAME_SOUND = 2.0  # 7, 1, 2, 6

# A tone mark left out or too many.
MARK = 2.0  # 20, 5, 11, 21

# Letters left out because they are not heard.
NOT_HEARD = 1.5  # 1, 1, 3, 5

# ใ for ไ, ณ for น, ซ for ทร.
NEARLY_SAME = 0.7  # 0, 0, 0, 6

# A letter that sounds the same at the end of a syllable.
SAME_ENDING = 3.5  # 26, 15, 2, 2

# More for the first letter: words are seldom begun wrongly.
FIRST_LETTER = 3.0  # 1, 1, 0, 0

# A character typed twice.
DOUBLED = 0.5  # 0, 0, 0, 4

# More for a character too many, which is rarer than one too few.
TOO_MANY = 2.0  # 4, 2, 2, 6

# Which words are compared (neighbours.py, lookalikes.py, channel.py).

# Fewest characters of a word that two others may look like.
LOOKALIKE = 6  # 1, 1, 3, 3

# The most effort at which a word of two characters is a likely reading, in nats.
EFFORT_OF_TWO = 2.4  # 19, 9, 21, 24

# The same for each further character.
EFFORT_PER_CHARACTER = 0.85  # 15, 6, 13, 24

# What is doubtful (vocabulary.py, suspicion.py). Counts are those of the Thai National Corpus.

# Share of the documents' own language in what is typed; the rest is everyday Thai.
OWN_SHARE = 0.5  # 8, 0, 257, 278

# Characters up to which a word of the dictionary is beyond doubt only when it is common:
# misspelling falls into short ones by chance, as into ทวง of กระทรวง.
SHORT_WORD = 5  # 17, 16, 2, 2

# Count from which a word is common.
COMMON = 3000  # 21, 0, 1, 6

# Count from which a word is in use: doubted mildly, and one that may be meant.
IN_USE = 1000  # 1, 1, 3, 5

# Characters up to which only a common word may be meant: it is near to very much.
TINY = 3  # 4, 4, 5, 7

# Characters around a doubtful word that are read again with it.
AROUND = 16  # 31, 0, 0, 0

# The cheapest reading (lattice.py), in nats.

# What no word explains: a name, a new word, a misspelling beyond help.
UNKNOWN = 8.0  # 14, 4, 3, 3

# The same for each of its characters.
UNKNOWN_CHARACTER = 3.0  # 32, 16, 6, 6

# Evidence asked for before a word is said to be mistyped.
CAUTION = 2.5  # 11, 5, 5, 31

# The same for an everyday word that the collection lacks: it may well be meant.
CAUTION_MILD = 3.5  # 33, 9, 2, 5

# Terms in Latin letters (latin.py), in characters.

# Shorter words are one edit from too many others.
LATIN_SHORTEST = 4  # 1, 1, 8, 10

# From here a letter may stand for another. Without it 11 of 18,514 English words from the
# texts of programs are bent, with it 2.
LATIN_SUBSTITUTED_FROM = 6  # 0, 0, 2, 2

# From here two edits are allowed. Without it 53 of the 18,514 are bent.
LATIN_TWO_EDITS_OF = 9  # 0, 0, 2, 2

# The keyboard's layout (layout.py), in nats a character: real Thai has 2 to 3, keys hit at
# random over 6.

# At most the surprise of what is Thai.
LAYOUT_THAI = 3.4  # 18, 6, 37, 37

# The same for what was typed with letters only, as foreign names are.
LAYOUT_PLAIN_THAI = 2.6  # 0, 0, 3, 74

# The surprise of a character of no word.
LAYOUT_UNKNOWN = 6.0  # 92, 35, 0, 0

# Characters up to which a token says little by itself.
LAYOUT_SHORT = 3  # 4, 4, 1, 6

# What the collection writes itself (spellings.py, year.py).

# A spelling that the collection has so often is searched for as it stands.
WELL_KNOWN = 5  # 37, 18, 29, 110

# A year's form that the collection has once for so many of the full one stays.
YEAR_SHARE = 4  # 81, 39, 0, 1

# Bounds of cost, kept whether a text notices them or not; see tests/repair/test_bounds.py.

# Characters of a question, of its normal form and of a reading; as the engine's.
LONGEST = 2000  # 95, 0, 0, 0

# Characters of doubtful stretches that are read again.
REREAD = 240  # 32, 0, 0, 0

# Characters of a piece that is looked at as one word.
LONGEST_WORD = 16  # 32, 13, 0, 0

# Stretches looked up and words compared; the sets need at most 599.
COMPARISONS = 1500  # 31, 0, 0, 0

# Sounds of a word from which one may be left out: shorter keys have too many words.
SOUNDS_TO_SPARE = 3  # 0, 0, 4, 12

# Characters that are judged in the other layout.
LAYOUT_CHARACTERS = 800  # 21, 0, 0, 0

# Words in Latin letters that are looked at.
LATIN_TOKENS = 12  # 15, 0, 0, 0

# Characters before a number that may say that it is a year.
YEAR_REACH = 20  # 3, 0, 0, 0
