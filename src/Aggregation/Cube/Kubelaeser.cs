using System.Data.Common;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>Reads the cube of a set of facts, lifted to every level.</summary>
internal static class Kubelaeser
{
    /// <summary>Runs the three statements that lift the cube.</summary>
    public static Kubeudtraek Laes(DbConnection forbindelse, long saet)
    {
        var samlet = new Dictionary<(string Omraade, string Periode), Kubetal>();
        var alderOgKoen = new Dictionary<(string Omraade, string Periode, string Alder, string Koen), Kubetal>();
        Laes(forbindelse, KubeSql.Samlet, saet, reader => samlet.Add((reader.GetString(0), reader.GetString(1)), LaesSamlet(reader)));
        var median = new Medianlaeser();
        Laes(forbindelse, KubeSql.Fordeling, saet, reader =>
            median.Raekke(samlet[(reader.GetString(0), reader.GetString(1))], reader.GetInt64(2), reader.GetInt64(3)));
        Laes(forbindelse, KubeSql.AlderOgKoen, saet, reader =>
        {
            var kolonne = 4;
            var tal = new Kubetal { N = reader.GetInt64(kolonne++), Med = LaesTabel(reader, ref kolonne) };
            alderOgKoen.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)), tal);
        });
        return new Kubeudtraek(samlet, alderOgKoen);
    }

    private static void Laes(DbConnection forbindelse, string sql, long saet, Action<DbDataReader> raekke)
    {
        using var kommando = forbindelse.CreateCommand();
        kommando.CommandText = sql;
        var parameter = kommando.CreateParameter();
        parameter.ParameterName = "@saet";
        parameter.Value = saet;
        kommando.Parameters.Add(parameter);
        using var reader = kommando.ExecuteReader();
        while (reader.Read())
        {
            raekke(reader);
        }
    }

    /// <summary>The columns in the order of <see cref="KubeSql.Samlet"/>.</summary>
    private static Kubetal LaesSamlet(DbDataReader reader)
    {
        var kolonne = 2;
        return new Kubetal
        {
            N = reader.GetInt64(kolonne++),
            AfsluttetInden = reader.GetInt64(kolonne++),
            Fritaget = reader.GetInt64(kolonne++),
            IkkeObserveret = reader.GetInt64(kolonne++),
            Med = LaesTabel(reader, ref kolonne),
            Antal = LaesTabel(reader, ref kolonne),
            Dage = LaesTabel(reader, ref kolonne),
            Minutdage = LaesTabel(reader, ref kolonne),
            Inden = LaesInden(reader, ref kolonne),
            UndtagetLoentimer = reader.GetInt64(kolonne++),
            Genbehandlet = reader.GetInt64(kolonne++),
            Indstillet = reader.GetInt64(kolonne++),
            Givet = reader.GetInt64(kolonne),
        };
    }

    private static Kategoritabel LaesTabel(DbDataReader reader, ref int kolonne)
    {
        var tabel = new Kategoritabel();
        for (var k = 0; k < Kategoritabel.Laengde; k++)
        {
            tabel[k] = reader.GetInt64(kolonne++);
        }

        return tabel;
    }

    private static long[] LaesInden(DbDataReader reader, ref int kolonne)
    {
        var inden = new long[Intervaller.Alle.Count];
        for (var i = 0; i < inden.Length; i++)
        {
            inden[i] = reader.GetInt64(kolonne++);
        }

        return inden;
    }

    /// <summary>Reads medians off distributions that come one after the other, each in the order of its days.</summary>
    private sealed class Medianlaeser
    {
        private Kubetal? _tal;
        private long _til;
        private long _nedre;

        public void Raekke(Kubetal tal, long dage, long antal)
        {
            if (!ReferenceEquals(tal, _tal))
            {
                _tal = tal;
                _til = 0;
            }

            // The middle one counted from below and from above; the same one when their number is odd. All who have a
            // first indsats have one of some kind, so their number is antalMed of nogen.
            var ialt = tal.Med[Kategoritabel.Nogen];
            var foer = _til;
            _til += antal;
            if (foer < (ialt + 1) / 2 && _til >= (ialt + 1) / 2)
            {
                _nedre = dage;
            }

            if (foer < (ialt + 2) / 2 && _til >= (ialt + 2) / 2)
            {
                tal.DobbeltMedian = _nedre + dage;
            }
        }
    }
}
