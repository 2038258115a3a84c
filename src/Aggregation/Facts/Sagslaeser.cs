using System.Data.Common;
using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Reads whole cases: five streams in the order of forloeb, merged. Memory holds one case at a time.
/// </summary>
internal sealed class Sagslaeser : IDisposable
{
    private readonly List<IDisposable> _ressourcer = [];
    private readonly Dictionary<string, IReadOnlyList<Kommuneansvar>> _kommuner = new(StringComparer.Ordinal);
    private readonly DbDataReader _forloeb;
    private readonly Barnestroem<Indsats> _indsatser;
    private readonly Barnestroem<Fritagelse> _fritagelser;
    private readonly Barnestroem<DateOnly> _maaneder;
    private readonly Barnestroem<Indstilling> _indstillinger;

    /// <param name="database">Each stream has its own connection: no engine then needs to interleave results.</param>
    /// <param name="position">The ledger position to read as of.</param>
    /// <param name="arbejde">The set whose fakta_arbejde names the cases to read; null reads all.</param>
    public Sagslaeser(Database database, long position, long? arbejde)
    {
        _forloeb = Aabn(SagsSql.Forloeb);
        _indsatser = new(Aabn(SagsSql.Indsatser), LaesIndsats);
        _fritagelser = new(Aabn(SagsSql.Fritagelser), LaesFritagelse);
        _maaneder = new(Aabn(SagsSql.OrdinaereTimer), static reader => reader.ReadDate(1));
        _indstillinger = new(Aabn(SagsSql.Indstillinger), LaesIndstilling);

        DbDataReader Aabn(string sql)
        {
            var forbindelse = database.Connect();
            _ressourcer.Add(forbindelse);
            var kommando = forbindelse.CreateCommand();
            _ressourcer.Add(kommando);
            kommando.CommandText = arbejde is null ? sql : SagsSql.KunArbejde(sql);
            Tilfoej(kommando, "@position", position);
            if (arbejde is { } saet)
            {
                Tilfoej(kommando, "@saet", saet);
            }

            var reader = kommando.ExecuteReader();
            _ressourcer.Add(reader);
            return reader;
        }

        static void Tilfoej(DbCommand kommando, string navn, long vaerdi)
        {
            var parameter = kommando.CreateParameter();
            parameter.ParameterName = navn;
            parameter.Value = vaerdi;
            kommando.Parameters.Add(parameter);
        }
    }

    /// <summary>The next case, or null after the last.</summary>
    public Sag? Naeste()
    {
        if (!_forloeb.Read())
        {
            return null;
        }

        var id = _forloeb.ReadId(0);
        return new Sag
        {
            ForloebId = id,
            Foedselsdato = _forloeb.ReadDate(1),
            Koen = _forloeb.GetString(2) == "mand" ? Koen.Mand : Koen.Kvinde,
            Startdato = _forloeb.ReadDate(3),
            Slutdato = _forloeb.ReadDateOrNull(4),
            Kommuner = LaesKommuner(_forloeb.GetString(5)),
            Indsatser = _indsatser.Af(id),
            Fritagelser = _fritagelser.Af(id),
            MaanederMedLoentimer = _maaneder.Af(id),
            Indstillinger = _indstillinger.Af(id),
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        for (var i = _ressourcer.Count - 1; i >= 0; i--)
        {
            _ressourcer[i].Dispose();
        }
    }

    private static Indsats LaesIndsats(DbDataReader reader) =>
        new(
            Indsatskatalog.Standard[reader.GetString(1)],
            reader.GetString(2) switch
            {
                "planlagt" => Indsatsstatus.Planlagt,
                "paabegyndt" => Indsatsstatus.Paabegyndt,
                "afsluttet" => Indsatsstatus.Afsluttet,
                "annulleret" => Indsatsstatus.Annulleret,
                var ukendt => throw new InvalidDataException($"indsats.status er '{ukendt}'"),
            },
            reader.ReadDate(3),
            reader.ReadDateOrNull(4),
            reader.ReadInt32OrNull(5),
            reader.ReadInt32OrNull(6),
            reader.ReadFlagOrNull(7),
            reader.ReadTextOrNull(8) switch
            {
                "kommune" => Udfoerer.Kommune,
                "region" => Udfoerer.Region,
                "andenAktoer" => Udfoerer.AndenAktoer,
                "virksomhed" => Udfoerer.Virksomhed,
                null => Udfoerer.Ukendt,
                var ukendt => throw new InvalidDataException($"indsats.udfoerer er '{ukendt}'"),
            });

    private static Fritagelse LaesFritagelse(DbDataReader reader) =>
        new(reader.GetString(1) != "ANDEN", reader.ReadFlagOrNull(2) == true, reader.ReadDate(3), reader.ReadDateOrNull(4));

    private static Indstilling LaesIndstilling(DbDataReader reader) =>
        new(reader.ReadDate(1), reader.GetInt32(2) != 0, Kategorikoder.FraListe(reader.GetString(3)));

    /// <summary>Most cases have one kommune, and few pairs of kommune and day are all different: parsed lists are kept.</summary>
    private IReadOnlyList<Kommuneansvar> LaesKommuner(string tekst)
    {
        if (_kommuner.TryGetValue(tekst, out var kendt))
        {
            return kendt;
        }

        var liste = tekst.Split('|').Select(led => new Kommuneansvar(led[..4], DateOnly.ParseExact(led.AsSpan(5), "yyyy-MM-dd", CultureInfo.InvariantCulture))).ToArray();
        if (_kommuner.Count >= 100_000)
        {
            _kommuner.Clear();
        }

        _kommuner.Add(tekst, liste);
        return liste;
    }

    /// <summary>One stream of children, read along with the forloeb.</summary>
    private sealed class Barnestroem<T>(DbDataReader reader, Func<DbDataReader, T> laes)
    {
        private readonly List<T> _samlet = [];
        private Guid _id;
        private bool _aaben = reader.Read();
        private bool _harId;

        /// <summary>The children of <paramref name="forloebId"/>; those of unknown forloeb before it are passed over.</summary>
        public IReadOnlyList<T> Af(Guid forloebId)
        {
            _samlet.Clear();
            while (_aaben)
            {
                if (!_harId)
                {
                    _id = reader.ReadId(0);
                    _harId = true;
                }

                var orden = _id.CompareTo(forloebId);
                if (orden > 0)
                {
                    break;
                }

                if (orden == 0)
                {
                    _samlet.Add(laes(reader));
                }

                _aaben = reader.Read();
                _harId = false;
            }

            return _samlet.Count == 0 ? [] : _samlet.ToArray();
        }
    }
}
