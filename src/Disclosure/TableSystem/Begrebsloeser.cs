using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides which cells of one concept are withheld by omraade and period, given what is withheld of the concept that it is
/// a part of.
/// </summary>
/// <remarks>
/// <para>
/// The country is cut into parts that need each other's help: a landsdel by itself, as long as the landsdel can be shown in
/// every period; otherwise its region, and otherwise the whole country. Unless the part is the country, the finest cells may
/// only move so that the quarters of its own total stand still. Whatever tables a proof then finds, nothing changes
/// outside the part.
/// </para>
/// <para>
/// Rolling years overlap, so a small kommune that shows all of them shows its quarters. A part whose safety is not proved
/// with all cells in play is tried again with less of the weakest omraader: first calendar years and the newest rolling
/// year, then calendar years, then nothing. What has no proof even so is named (<see cref="Ubeviste"/>), and left to the attack on
/// the finished tables.
/// </para>
/// </remarks>
internal sealed class Begrebsloeser
{
    /// <summary>Calendar years and the newest rolling year only.</summary>
    private const int KunNyeste = 1;

    /// <summary>Calendar years only: periods that do not overlap.</summary>
    private const int KunKalenderaar = 2;

    /// <summary>Nothing.</summary>
    private const int Intet = 3;

    /// <summary>So many primary cells, and one of so many more, may be left unproved before whole omraader are given up for them.</summary>
    private const int Faa = 2;
    private const int FaaUd = 100;

    private readonly Cellerum _rum;
    private readonly Begreb _begreb;
    private readonly int _k;
    private readonly Tidligere _tidligere;
    private readonly Efterkrav _efter;
    private readonly bool[] _skjult;
    private readonly bool[]? _indenSkjult;
    private readonly bool _overlapper;
    private readonly List<(Del Del, List<int> Ubeviste)> _loeste = [];

    /// <param name="rum">The cells.</param>
    /// <param name="begreb">The concept.</param>
    /// <param name="k">How many values a primary cell must leave open.</param>
    /// <param name="indenSkjult">What is withheld of the concept that it is a part of; null when it stands alone.</param>
    /// <param name="tidligere">The previous release.</param>
    /// <param name="efter">What an attack has taught about this concept.</param>
    public Begrebsloeser(Cellerum rum, Begreb begreb, int k, bool[]? indenSkjult, Tidligere tidligere, Efterkrav efter)
    {
        _efter = efter;
        _rum = rum;
        _begreb = begreb;
        _k = k;
        _indenSkjult = indenSkjult;
        _tidligere = tidligere;
        _skjult = new bool[rum.Antal];
        _overlapper = begreb.Vises(Periodeslags.RullendeAar);
    }

    /// <summary>Cells whose safety has no proof in the pattern that was kept; normally none.</summary>
    public List<int> Ubeviste { get; } = [];

    /// <summary>What is withheld, by cell number.</summary>
    /// <param name="foer">The same with less given up: a part in which nothing has changed stays as it was. Null the first time.</param>
    public bool[] Loes(Begrebsloeser? foer)
    {
        var trin = Trin();
        foreach (var del in Dele().Where(del => del.Kommuner.Exists(ErSvag) && !Genbrug(del, foer)))
        {
            LoesDel(del, trin);
        }

        // What has been shown before is known, but a small number is not shown again.
        for (var o = 0; o < _rum.Omraader.Count; o++)
        {
            for (var p = 0; p < _rum.Perioder.Count; p++)
            {
                _skjult[_rum.Nr(o, p)] |= Vises(p) && MaaSkjules(_rum.Nr(o, p));
            }
        }

        return _skjult;
    }

    private long Vaerdi(int nr) => _begreb.Antal(_rum.Tal(nr));

    private long Indenfor(int nr) => _begreb.Inden!.Antal(_rum.Tal(nr));

    /// <summary>Whether a cell of the concept that this is a part of is shown.</summary>
    private bool IndenVises(int nr) => _begreb.Inden!.Vises(_rum.Perioder[_rum.Periode(nr)].Slags) && !_indenSkjult![nr];

    private bool Vises(int periode) => _begreb.Vises(_rum.Perioder[periode].Slags);

    private bool MaaSkjules(int nr) =>
        _begreb.Primaer(_rum.Tal(nr)) || (_indenSkjult is not null && _indenSkjult[nr]) || _tidligere.VarSkjult(_begreb.Kode, nr) || _efter.Opgivne.Contains(nr);

    private bool ErSvag(int omraade) =>
        Enumerable.Range(0, _rum.Perioder.Count).Any(p => Vises(p) && MaaSkjules(_rum.Nr(omraade, p)));

    private Cellevalg Valg(int nr, bool fravalgt) =>
        _tidligere.VarVist(_begreb.Kode, nr, Vaerdi(nr)) ? Cellevalg.Kendt
        : _begreb.Primaer(_rum.Tal(nr)) ? Cellevalg.Primaer
        : MaaSkjules(nr) ? Cellevalg.Tvungen
        : fravalgt ? Cellevalg.Fravalgt
        : Cellevalg.Kandidat;

    /// <summary>Large omraader first, then years, rolling years (the newest first), the phase-in and quarters; then large counts.</summary>
    private long Orden(int nr)
    {
        var p = _rum.Periode(nr);
        var niveau = (long)_rum.Omraader[_rum.Omraade(nr)].Niveau;
        var slags = _rum.ErKalenderaar[p] ? 0L : _rum.ErNyeste[p] ? 1 : _rum.Perioder[p].Slags switch { Periodeslags.RullendeAar => 2, Periodeslags.Indfasning => 3, _ => 4 };
        return (((niveau * 8) + slags) << 40) - Math.Min(Vaerdi(nr), int.MaxValue);
    }

    /// <summary>
    /// The parts: a landsdel that can show every period by itself; those that cannot with the others of their region, or one
    /// to help when it is alone; and where a region cannot, all of these together.
    /// </summary>
    private List<Del> Dele()
    {
        var svage = _rum.Overordnede.Where(ErSvag).ToHashSet();
        var landsdeleI = _rum.Overordnede.ToDictionary(o => o, o => Enumerable.Range(0, _rum.Starter.Count).SelectMany(s => _rum.LandsdeleI(o, s)).ToHashSet());
        var regioner = _rum.Overordnede.Where(o => _rum.Omraader[o].Niveau == Omraadeniveau.Region).OrderBy(_rum.Stoerrelse).ToList();
        var landet = svage.Any(o => _rum.Omraader[o].Niveau == Omraadeniveau.Land);
        var svageRegioner = regioner.Where(svage.Contains).ToList();
        List<HashSet<int>> grupper = [];
        if (landet)
        {
            grupper.Add([.. _rum.Landsdele]);
        }
        else
        {
            if (svageRegioner.Count > 0)
            {
                // Always whole regions: the total of a region outside must not tell on a landsdel inside.
                var med = svageRegioner.Concat(regioner.Where(region => !svage.Contains(region)).Take(1));
                grupper.Add([.. med.SelectMany(region => landsdeleI[region])]);
            }

            foreach (var region in regioner.Where(region => !grupper.Exists(gruppe => gruppe.Overlaps(landsdeleI[region]))).ToList())
            {
                var gruppe = landsdeleI[region].Where(svage.Contains).ToHashSet();
                if (gruppe.Count == 1)
                {
                    gruppe.UnionWith(landsdeleI[region].Except(gruppe).OrderBy(_rum.Stoerrelse).Take(1));
                }

                if (gruppe.Count > 0)
                {
                    grupper.Add(gruppe);
                }
            }
        }

        grupper.AddRange(_rum.Landsdele.Where(l => !grupper.Exists(gruppe => gruppe.Contains(l))).Select(l => new HashSet<int> { l }).ToList());
        return [.. grupper.Select(gruppe => new Del(
            [.. _rum.Kommuner.Where(kommune => gruppe.Contains(_rum.Landsdel[kommune]))],
            [.. _rum.Overordnede.Where(o => landsdeleI[o].IsSubsetOf(gruppe))],
            FastIalt: !landet))];
    }

    private List<int> Celler(Del del) => [.. del.Kommuner.Concat(del.Over).SelectMany(o => Enumerable.Range(0, _rum.Perioder.Count).Select(p => _rum.Nr(o, p)))];

    /// <summary>Takes a part over from the round before, if nothing about it is new.</summary>
    private bool Genbrug(Del del, Begrebsloeser? foer)
    {
        var celler = Celler(del);
        var loest = foer?._loeste.Find(loest => loest.Del.Svarer(del)) ?? default;
        if (foer is null || loest.Del is null
            || celler.Exists(nr => !_efter.ErEns(foer._efter, nr) || _indenSkjult?[nr] != foer._indenSkjult?[nr]))
        {
            return false;
        }

        foreach (var nr in celler)
        {
            _skjult[nr] = foer._skjult[nr];
        }

        _loeste.Add(loest);
        Ubeviste.AddRange(loest.Ubeviste);
        return true;
    }

    /// <summary>
    /// Which omraader begin with less: a kommune whose quarters leave too little room for overlapping periods; and nothing below the
    /// regions where the whole country has hardly anybody.
    /// </summary>
    private int[] Trin()
    {
        var trin = new int[_rum.Omraader.Count];
        foreach (var o in _rum.Kommuner)
        {
            if (_overlapper && ErSvag(o) && Spillerum(o) < _k - 1)
            {
                trin[o] = KunNyeste;
            }
        }

        if (_rum.ErTynd(_k))
        {
            foreach (var o in _rum.Kommuner.Concat(_rum.Landsdele))
            {
                trin[o] = Intet;
            }
        }

        return trin;
    }

    /// <summary>
    /// How far the quarters of an omraade can move while all its rolling years stand still: whole-year patterns, the same in
    /// all years, so the least quarter of each season decides.
    /// </summary>
    private long Spillerum(int omraade)
    {
        var mindst = new Dictionary<int, long>();
        foreach (var p in _rum.Starter.Where(p => _rum.Perioder[p].Slags == Periodeslags.Kvartal))
        {
            var nr = _rum.Nr(omraade, p);
            var her = _begreb.Inden is null ? Vaerdi(nr) : Math.Min(Vaerdi(nr), Indenfor(nr) - Vaerdi(nr));
            var saeson = Kvartal.Af(_rum.Perioder[p].SidsteDag).IAaret;
            mindst[saeson] = Math.Min(mindst.GetValueOrDefault(saeson, long.MaxValue), her);
        }

        return mindst.Values.Sum();
    }

    /// <summary>
    /// Decides a part. Where something is not proved, those in trouble show less, at last nothing. Where more than a few are left
    /// unproved, all below the country shows less; then no kommune shows anything, then no landsdel, then no region. The
    /// pattern with the fewest unproved is kept.
    /// </summary>
    private void LoesDel(Del del, int[] trin)
    {
        List<int>? bedst = null;
        var moenster = new List<bool>();
        var celler = Celler(del);
        var faa = Faa + (celler.Count(nr => Vises(_rum.Periode(nr)) && _begreb.Primaer(_rum.Tal(nr))) / FaaUd);
        while (true)
        {
            var ubeviste = Byg(del, trin).Undertryk(_skjult);
            var hjalp = bedst is null || ubeviste.Count < bedst.Count;
            if (hjalp)
            {
                bedst = ubeviste;
                moenster = celler.ConvertAll(nr => _skjult[nr]);
            }

            if (bedst!.Count == 0
                || !(Saenk(ubeviste.Where(nr => nr >= 0).Select(_rum.Omraade).Where(o => _rum.Omraader[o].Niveau != Omraadeniveau.Land).ToHashSet(), o => hjalp ? trin[o] + 1 : Intet)
                    || (bedst.Count > faa && (Nyeste() || Opgiv(Omraadeniveau.Kommune) || Opgiv(Omraadeniveau.Landsdel) || Opgiv(Omraadeniveau.Region)))))
            {
                break;
            }
        }

        for (var i = 0; i < celler.Count; i++)
        {
            _skjult[celler[i]] = moenster[i];
        }

        Ubeviste.AddRange(bedst);
        _loeste.Add((del, bedst));

        bool Nyeste() => _overlapper && Saenk(del.Kommuner.Concat(del.Over.Where(o => _rum.Omraader[o].Niveau != Omraadeniveau.Land)), _ => KunNyeste);

        bool Opgiv(Omraadeniveau niveau) => Saenk(del.Kommuner.Concat(del.Over).Where(o => _rum.Omraader[o].Niveau == niveau), _ => Intet);

        bool Saenk(IEnumerable<int> omraader, Func<int, int> til)
        {
            var nogen = false;
            foreach (var o in omraader)
            {
                var nyt = _overlapper ? Math.Min(til(o), Intet) : Intet;
                nogen |= nyt > trin[o];
                trin[o] = Math.Max(nyt, trin[o]);
            }

            return nogen;
        }
    }

    private bool Fravalgt(int trin, int periode) => trin switch
    {
        0 => false,
        KunNyeste => !_rum.ErKalenderaar[periode] && !_rum.ErNyeste[periode] && _rum.Perioder[periode].Slags != Periodeslags.Indfasning,
        KunKalenderaar => !_rum.ErKalenderaar[periode] && _rum.Perioder[periode].Slags != Periodeslags.Indfasning,
        _ => true,
    };

    private Formsamling Byg(Del del, int[] trin)
    {
        var former = new Formsamling(_k);
        var celle = new Dictionary<(int Kommune, int Start), int>();
        var rest = new Dictionary<(int Kommune, int Start), int>();
        foreach (var kommune in del.Kommuner)
        {
            for (var s = 0; s < _rum.Starter.Count; s++)
            {
                var nr = _rum.Nr(kommune, _rum.Starter[s]);
                if (_begreb.Inden is null)
                {
                    celle.Add((kommune, s), former.Base(Vaerdi(nr)));
                }
                else if (!_overlapper || !_begreb.Inden.Vises(Periodeslags.Kvartal) || IndenVises(nr))
                {
                    // Within the true whole: a table that keeps to it agrees with all that is shown of the whole, too. It
                    // is only where quarters of the whole are shown, and not this one, that more room is needed.
                    celle.Add((kommune, s), former.Base(Vaerdi(nr), _begreb.Hoejst?.Invoke(_rum.Tal(nr)) ?? Indenfor(nr), _begreb.Mindst?.Invoke(_rum.Tal(nr)) ?? 0));
                }
                else
                {
                    // What it is a part of is not known here: the remainder is unknown too.
                    celle.Add((kommune, s), former.Base(Vaerdi(nr)));
                    rest.Add((kommune, s), former.Base(Indenfor(nr) - Vaerdi(nr)));
                }
            }
        }

        for (var s = 0; s < _rum.Starter.Count && del.FastIalt; s++)
        {
            var ialt = del.Kommuner.ConvertAll(kommune => celle[(kommune, s)]);
            former.Celle(-1, Cellevalg.Kendt, ialt);
            var ukendte = del.Kommuner.FindAll(kommune => rest.ContainsKey((kommune, s)));
            if (ukendte.Count > 0)
            {
                former.Celle(-1, Cellevalg.Kendt, [.. ukendte.SelectMany(kommune => (int[])[celle[(kommune, s)], rest[(kommune, s)]])]);
            }
        }

        var omraader = del.Kommuner.Concat(del.Over).ToList();
        foreach (var o in omraader)
        {
            for (var p = 0; p < _rum.Perioder.Count; p++)
            {
                var nr = _rum.Nr(o, p);
                var starter = _rum.StartperioderI[p];
                if (_begreb.Inden is not null && IndenVises(nr))
                {
                    var ukendte = Led(o, starter, rest);
                    if (ukendte.Count > 0)
                    {
                        // Part and remainder add up to what is shown of the whole, less what is known of it.
                        former.Celle(-1, Cellevalg.Kendt, [.. ukendte, .. Led(o, starter, celle, rest)]);
                    }
                }
            }
        }

        foreach (var o in omraader)
        {
            for (var p = 0; p < _rum.Perioder.Count; p++)
            {
                if (Vises(p))
                {
                    var nr = _rum.Nr(o, p);
                    // Where the whole is withheld too, it has k values to itself, and most often the part gets them from there.
                    var skjultHele = _indenSkjult is not null && _indenSkjult[nr];
                    var vaerdier = skjultHele && !_efter.Skaerpede.Contains(nr) ? 2 : _k;
                    var led = Led(o, _rum.StartperioderI[p], celle);
                    former.Celle(nr, Valg(nr, Fravalgt(trin[o], p)), led, Orden(nr), vaerdier: vaerdier);
                    if (skjultHele && _begreb.RestVises && Valg(nr, fravalgt: false) == Cellevalg.Primaer)
                    {
                        // The remainder does not stand still when this moves.
                        former.Celle(nr, Cellevalg.Primaer, Led(o, _rum.StartperioderI[p], rest), minus: [.. led.Except(Led(o, _rum.StartperioderI[p], celle, rest))], vaerdier: vaerdier);
                    }
                }
            }
        }

        return former;
    }

    /// <summary>The bases of an omraade in some start periods; only where <paramref name="kun"/> has one, when given.</summary>
    private List<int> Led(int omraade, int[] starter, Dictionary<(int, int), int> baser, Dictionary<(int, int), int>? kun = null)
    {
        var led = new List<int>();
        foreach (var s in starter)
        {
            foreach (var kommune in _rum.KommunerI(omraade, s))
            {
                if (baser.TryGetValue((kommune, s), out var b) && (kun is null || kun.ContainsKey((kommune, s))))
                {
                    led.Add(b);
                }
            }
        }

        return led;
    }

    /// <summary>A part of the country that is decided by itself.</summary>
    /// <param name="Kommuner">Its kommuner.</param>
    /// <param name="Over">The omraader above the kommuner that lie within it.</param>
    /// <param name="FastIalt">Whether the quarters of its total stand still.</param>
    private sealed record Del(List<int> Kommuner, List<int> Over, bool FastIalt)
    {
        public bool Svarer(Del anden) => FastIalt == anden.FastIalt && Kommuner.SequenceEqual(anden.Kommuner) && Over.SequenceEqual(anden.Over);
    }
}
