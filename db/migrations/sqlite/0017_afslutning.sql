-- What is kept of a reason for ending is its category: a text can hold anything about a person. The texts that are there are
-- mapped by the list as it stood (compared trimmed and in lower case; they are composed already), those that it lacks are
-- uoplyst, and then they are emptied. secure_delete: they are overwritten in the file too.
PRAGMA secure_delete = ON;

ALTER TABLE forloeb ADD COLUMN afslutning TEXT;      -- the category; NULL is no reason

-- fra is a day number as slutdato is: 737424 is 2020-01-01, 738155 is 2022-01-01. LOWER knows only the letters of ASCII.
WITH liste (aarsag, kategori, fra) AS (
    VALUES
        ('ordinær beskæftigelse', 'beskaeftigelse', NULL),
        ('beskæftigelse', 'beskaeftigelse', NULL),
        ('ordinaer-beskaeftigelse', 'beskaeftigelse', NULL),
        ('selvstændig virksomhed', 'beskaeftigelse', NULL),
        ('uddannelse', 'uddannelse', NULL),
        ('ordinær uddannelse', 'uddannelse', NULL),
        ('fleksjob', 'fleksjob', NULL),
        ('ledighedsydelse', 'fleksjob', NULL),
        ('førtidspension', 'foertidspension', NULL),
        ('foertidspension', 'foertidspension', NULL),
        ('seniorpension', 'seniorpension', 737424),
        ('tidlig pension', 'seniorpension', 738155),
        ('nyt ressourceforløb', 'nyt-forloeb', NULL),
        ('ressourceforløb', 'nyt-forloeb', NULL),
        ('kontanthjælp', 'oevrige', NULL),
        ('uddannelseshjælp', 'oevrige', NULL),
        ('sygedagpenge', 'oevrige', NULL),
        ('jobafklaringsforløb', 'oevrige', NULL),
        ('revalidering', 'oevrige', NULL),
        ('folkepension', 'oevrige', NULL),
        ('flytning til udlandet', 'oevrige', NULL),
        ('død', 'oevrige', NULL),
        ('andet', 'oevrige', NULL),
        ('job', 'beskaeftigelse', NULL),
        ('raskmeldt', 'oevrige', NULL),
        ('fraflyttet landet', 'oevrige', NULL)
)
UPDATE forloeb
SET
    afslutning = COALESCE(
        (SELECT l.kategori
         FROM liste AS l
         WHERE l.aarsag = LOWER(TRIM(REPLACE(REPLACE(REPLACE(forloeb.afslutningsaarsag, 'Æ', 'æ'), 'Ø', 'ø'), 'Å', 'å')))
           AND (l.fra IS NULL OR forloeb.slutdato >= l.fra)),
        'uoplyst'),
    afslutningsaarsag = NULL
WHERE afslutningsaarsag IS NOT NULL;

PRAGMA secure_delete = OFF;
