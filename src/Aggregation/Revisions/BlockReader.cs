using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Aggregation.Revisions;

/// <summary>Reads what the blocks of a set of facts are made of.</summary>
internal static class BlockReader
{
    /// <summary>The columns before those of the sums.</summary>
    private const int Period = 0, Kommune = 1, Person = 2, Age = 3, Sex = 4, Days = 5, FirstSum = 6;

    /// <summary>The blocks in which anybody started.</summary>
    public static IReadOnlyDictionary<Block, BlockState> Read(DbConnection connection, FactSet factSet)
    {
        // A person with two forloeb in a block is one citizen.
        var added = new Dictionary<Block, Dictionary<ulong, List<ulong>>>();
        using var command = connection.CreateCommand();
        command.CommandText = BlockSql.Contributions;
        Parameter("@saet", factSet.Id);
        Parameter("@position", factSet.Position);
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            var block = new Block(reader.GetString(Period), reader.GetString(Kommune));
            if (!Omraader.Standard.IsKommune(block.Kommune))
            {
                continue;
            }

            var person = reader.GetFieldValue<byte[]>(Person);
            var citizens = added.TryGetValue(block, out var known) ? known : added[block] = [];
            var tag = Hash("borger", person);
            (citizens.TryGetValue(tag, out var imprints) ? imprints : citizens[tag] = []).Add(Hash(Contribution(reader, text), person));
        }

        return added.ToDictionary(
            pair => pair.Key,
            pair => new BlockState(pair.Value.Select(citizen => new Contribution(citizen.Key, Together(citizen.Value)))));

        void Parameter(string name, long value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>
    /// What a fact adds, as text. Only what is not 0 is in it: a sum that the program learns later makes nobody another for whom it is 0.
    /// </summary>
    private static string Contribution(DbDataReader reader, StringBuilder text)
    {
        text.Clear()
            .Append(reader.GetString(Period)).Append(' ').Append(reader.GetString(Kommune)).Append(' ')
            .Append(reader.GetString(Age)).Append(' ').Append(reader.GetString(Sex));
        if (!reader.IsDBNull(Days))
        {
            text.Append(CultureInfo.InvariantCulture, $" {reader.GetInt64(Days)}");
        }

        for (var i = 0; i < CubeColumns.All.Count; i++)
        {
            if (reader.GetInt64(FirstSum + i) is var sum and not 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" {CubeColumns.All[i].Name}={sum}");
            }
        }

        return text.ToString();
    }

    private static ulong Together(List<ulong> imprints)
    {
        if (imprints.Count == 1)
        {
            return imprints[0];
        }

        imprints.Sort();
        return Hash(string.Join(' ', imprints), []);
    }

    /// <summary>
    /// Eight bytes of a hash. Without the pseudonym, which is itself made with a secret key, nobody can try what it is of.
    /// </summary>
    private static ulong Hash(string text, byte[] person)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Encoding.UTF8.GetBytes(text), 0, .. person], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
