-- What is kept of a reason for ending is its category: a text can hold anything about a person. The texts that are there are
-- mapped by the list as it stood (compared trimmed and in lower case; they are composed already), those that it lacks are
-- uoplyst, and then they are emptied.
ALTER TABLE forloeb ADD afslutning NVARCHAR(40) NULL;      -- the category; NULL is no reason

-- fra is a day number as slutdato is: 737424 is 2020-01-01, 738155 is 2022-01-01. EXEC: a batch is bound before it is run.
EXEC(N'
WITH liste (aarsag, kategori, fra) AS (
    SELECT v.aarsag, v.kategori, v.fra
    FROM (VALUES
        (N''ordinær beskæftigelse'', N''beskaeftigelse'', NULL),
        (N''beskæftigelse'', N''beskaeftigelse'', NULL),
        (N''ordinaer-beskaeftigelse'', N''beskaeftigelse'', NULL),
        (N''selvstændig virksomhed'', N''beskaeftigelse'', NULL),
        (N''uddannelse'', N''uddannelse'', NULL),
        (N''ordinær uddannelse'', N''uddannelse'', NULL),
        (N''fleksjob'', N''fleksjob'', NULL),
        (N''ledighedsydelse'', N''fleksjob'', NULL),
        (N''førtidspension'', N''foertidspension'', NULL),
        (N''foertidspension'', N''foertidspension'', NULL),
        (N''seniorpension'', N''seniorpension'', 737424),
        (N''tidlig pension'', N''seniorpension'', 738155),
        (N''nyt ressourceforløb'', N''nyt-forloeb'', NULL),
        (N''ressourceforløb'', N''nyt-forloeb'', NULL),
        (N''kontanthjælp'', N''oevrige'', NULL),
        (N''uddannelseshjælp'', N''oevrige'', NULL),
        (N''sygedagpenge'', N''oevrige'', NULL),
        (N''jobafklaringsforløb'', N''oevrige'', NULL),
        (N''revalidering'', N''oevrige'', NULL),
        (N''folkepension'', N''oevrige'', NULL),
        (N''flytning til udlandet'', N''oevrige'', NULL),
        (N''død'', N''oevrige'', NULL),
        (N''andet'', N''oevrige'', NULL),
        (N''job'', N''beskaeftigelse'', NULL),
        (N''raskmeldt'', N''oevrige'', NULL),
        (N''fraflyttet landet'', N''oevrige'', NULL)
    ) AS v (aarsag, kategori, fra)
)
UPDATE forloeb
SET
    afslutning = COALESCE(
        (SELECT l.kategori
         FROM liste AS l
         WHERE l.aarsag = LOWER(LTRIM(RTRIM(forloeb.afslutningsaarsag))) COLLATE Latin1_General_100_BIN2
           AND (l.fra IS NULL OR forloeb.slutdato >= l.fra)),
        N''uoplyst''),
    afslutningsaarsag = NULL
WHERE afslutningsaarsag IS NOT NULL;
');
