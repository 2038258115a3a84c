using System.Collections.Concurrent;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>A published release prepared for answering: what every request needs is worked out once, when it is loaded.</summary>
internal sealed class Katalog
{
    private readonly Katalogtabel[] _tabeller;
    private readonly Lazy<Rapportgrundlag?> _sammenligning;
    private readonly DateTimeOffset _published;
    private readonly ConcurrentDictionary<Type, Lazy<object>> _kept = new();

    /// <param name="indhold">The release.</param>
    /// <param name="historik">All releases that were ever published, oldest first.</param>
    /// <param name="aendringer">How each of them differs from the one that it took the place of, by its number.</param>
    /// <param name="grupper">Peer groups in place of the computed ones; null for those.</param>
    /// <exception cref="ArgumentException">The release is not published.</exception>
    public Katalog(UdgivelseMedTabeller indhold, IReadOnlyList<Udgivelse> historik, ILookup<long, Tabelaendring> aendringer, Gruppefil? grupper = null)
    {
        if (indhold.Udgivelse is not { Tilstand: Udgivelsestilstand.Udgivet, Udgivet: { } udgivet })
        {
            throw new ArgumentException($"Udgivelse {indhold.Udgivelse.Id} er ikke offentliggjort.", nameof(indhold));
        }

        Indhold = indhold;
        Historik = historik;
        _sammenligning = new Lazy<Rapportgrundlag?>(() => Sammenligner.KanDannes(indhold) ? new Rapportgrundlag(indhold, grupper) : null);
        Aendringer = aendringer;
        _published = udgivet;
        Historikaftryk = string.Concat(historik.Select(udgivelse => string.Create(CultureInfo.InvariantCulture, $"{udgivelse.Id}:{udgivelse.Udgivet?.UtcTicks}:{udgivelse.Trukket?.UtcTicks} ")));
        _tabeller = [.. indhold.Tabeller.OrderBy(tabel => tabel.Id, StringComparer.Ordinal).Select(tabel => new Katalogtabel(tabel))];
        FiguresChanged = WholeSeconds(historik.SelectMany(udgivelse => new[] { udgivelse.Udgivet, udgivelse.Trukket }).Append(udgivet).Max()!.Value);
        NextRelease = new NextRelease(
            Regelsaet.Alle.TryGetValue(Udgivelse.Regelsaet, out var regelsaet)
                ? Udgivelsesplan.Naeste(udgivet, Udgivelse.Dato, regelsaet, Ordning.Standard)?.ToUniversalTime()
                : null,
            IsLate: false);
        LastModified = FiguresChanged;
        LastModifiedHeader = LastModified.ToString("r", CultureInfo.InvariantCulture);
    }

    /// <summary>The same release, said of another moment. Everything that was written for the one is written anew for the other.</summary>
    private Katalog(Katalog other, NextRelease next)
    {
        Indhold = other.Indhold;
        Historik = other.Historik;
        Aendringer = other.Aendringer;
        Historikaftryk = other.Historikaftryk;
        _sammenligning = other._sammenligning;
        _published = other._published;
        _tabeller = [.. other._tabeller.Select(tabel => new Katalogtabel(tabel.Tabel))];
        FiguresChanged = other.FiguresChanged;
        NextRelease = next;
        LastModified = next is { IsLate: true, Planned: { } planned } && planned > FiguresChanged ? planned : FiguresChanged;
        LastModifiedHeader = LastModified.ToString("r", CultureInfo.InvariantCulture);
    }

    public UdgivelseMedTabeller Indhold { get; }

    /// <summary>The comparison of its kommuner, made when it is first asked for; null when it has no whole year to compare.</summary>
    public Rapportgrundlag? Sammenligning => _sammenligning.Value;

    /// <summary>All releases that were ever published, oldest first.</summary>
    public IReadOnlyList<Udgivelse> Historik { get; }

    /// <summary>Another text for another history: it may grow, or one of it be withdrawn, while the newest release stays.</summary>
    public string Historikaftryk { get; }

    /// <summary>How each release differs from the one that it took the place of, table by table; nothing for the first.</summary>
    public ILookup<long, Tabelaendring> Aendringer { get; }

    public Udgivelse Udgivelse => Indhold.Udgivelse;

    /// <summary>
    /// When it first was public (UTC, whole seconds). It is part of the release: what is told of it does not change when a newer one
    /// is withdrawn and this one stands here again.
    /// </summary>
    public DateTimeOffset Published => WholeSeconds(_published);

    /// <summary>Since when these figures and this history have stood here (UTC, whole seconds): later than <see cref="Published"/> when a release was withdrawn.</summary>
    public DateTimeOffset FiguresChanged { get; }

    /// <summary>Since when the answers are as they are (UTC, whole seconds): also that the next release became late changes what they tell.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The same, as the header Last-Modified has it.</summary>
    public string LastModifiedHeader { get; }

    /// <summary>
    /// The next release. When it is planned follows from this release alone; whether it is late is the one thing that the clock
    /// decides, and answers that tell it are marked with it, so that they are the same on every replica and after a restart.
    /// </summary>
    public NextRelease NextRelease { get; }

    /// <summary>Its pages that were written.</summary>
    public Sidelager Sider { get; } = new();

    /// <summary>This catalogue, or the one that takes its place when the next release has become late (or no longer is) by <paramref name="now"/>.</summary>
    public Katalog At(DateTimeOffset now) => NextRelease.At(now) is var next && next == NextRelease ? this : new Katalog(this, next);

    /// <summary>What a door keeps with this release, and which goes away with it: one of each type, made when it is first asked for.</summary>
    public T Kept<T>(Func<Katalog, T> make)
        where T : class =>
        (T)_kept.GetOrAdd(typeof(T), _ => new Lazy<object>(() => make(this))).Value;

    /// <summary>Its tables by id.</summary>
    public IReadOnlyList<Katalogtabel> Tabeller => _tabeller;

    /// <summary>The table with this id (case does not matter), or null.</summary>
    public Katalogtabel? Find(string id) => Array.Find(_tabeller, tabel => string.Equals(tabel.Tabel.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>HTTP dates know whole seconds only.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) => new(instant.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>The table of this kind in the scheme's data file, or null.</summary>
    public Katalogtabel? FindSlags(string slags) =>
        Ordning.Standard.Tabeller.FirstOrDefault(opskrift => opskrift.Slags == slags) is { } fundet ? Find(fundet.Id) : null;
}
