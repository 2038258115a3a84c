using System.Text.RegularExpressions;
using Opgoerelse.Support;

namespace Opgoerelse.ApiTests.Sql;

/// <summary>
/// What the command migrate gives the roles on SQL Server, held to the schema and to what the program does with each table.
/// </summary>
public sealed partial class RightsTests
{
    /// <summary>What can be made again from the registrations, and what is its user's: the service deletes there.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "beroert", "fakta", "fakta_arbejde", "faktasaet", "gemt_forespoergsel", "kube", "kube_afslutning", "kube_dage", "kube_laengde",
        "kube_ventetid", "niveau_alder", "niveau_koen", "niveau_omraade", "niveau_periode",
    };

    /// <summary>The script.</summary>
    internal static readonly string Rights = File.ReadAllText(Path.Combine(Golden.Root, "db", "rights", "sqlserver.sql"));

    /// <summary>Those of the schema as it is, without the tables of a scheduler that came and went.</summary>
    private static IEnumerable<string> Tables =>
        TsqlRules.Tables.Keys.Where(table => !table.StartsWith("QRTZ_", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whatever table a migration adds to a release: the service's account can neither change nor delete its rows.</summary>
    [Fact]
    public void A_releases_tables_are_closed_to_the_services_own_account()
    {
        // A saved query is its user's, and only remembers which release it was made on; a letter about a release is sent after it. What
        // releases were made of they share. A move of an announced release is told once and for all.
        var frozen = Tables.Where(table => table is not ("udgivelse" or "gemt_forespoergsel" or "forsendelse")
            && (table == "udgivelse_flytning" || Columns(table).Contains("udgivelse_id") || Columns(table).Contains("blok_id"))).ToList();

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "udgivelse_celle", "udgivelse_tal", "fortrolighed" },
            frozen.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(frozen.Order(StringComparer.Ordinal), Named(FrozenTable()));
    }

    /// <summary>Of the row of a release only what a state moves may change.</summary>
    [Fact]
    public void Of_a_release_only_the_state_can_be_moved() =>
        Assert.Equal(
            Columns("udgivelse").Except(["tilstand", "offentlig_fra", "udgivet", "trukket", "grund"]).Order(StringComparer.Ordinal),
            FrozenColumns().Match(Rights).Groups["columns"].Value.Split(", ").Order(StringComparer.Ordinal));

    /// <summary>Of everything else no row goes away; and no text of the program deletes where the role may not.</summary>
    [Fact]
    public void Registrations_and_ledgers_cannot_be_deleted()
    {
        var closed = Named(FrozenTable()).Concat(Named(KeptTable())).ToList();
        Assert.Equal(
            Tables.Append("skema_version").Except(Passing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            closed.Order(StringComparer.Ordinal));

        var deleted = SqlTexts.OfTheProduct
            .SelectMany(text => Deletes().Matches(text.Sql))
            .Select(hit => hit.Groups["table"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(deleted);
        Assert.Empty(deleted.Intersect(closed));
    }

    /// <summary>
    /// A public replica reads releases and when they come, the schema's number, the hashes of access keys and saved queries, and keeps
    /// saved queries. Whatever table a migration adds is a release's or closed to it. What a release was made of, and what it does not
    /// show, is not public; nor is who did what with it.
    /// </summary>
    [Fact]
    public void The_replicas_role_can_read_releases_and_write_saved_queries_and_nothing_else()
    {
        var expected = Tables
            .Where(table => table is "udgivelse" or "gemt_forespoergsel" or "udgivelse_flytning"
                || (Columns(table).Contains("udgivelse_id")
                    && table is not ("forsendelse" or "udgivelse_blok" or "udgivelse_revision" or "udgivelse_skridt")))
            .Concat(["skema_version", "adgangsnoegle"])
            .Distinct(StringComparer.Ordinal)
            .Select(table =>
                $"GRANT SELECT{(table == "gemt_forespoergsel" ? ", INSERT, UPDATE, DELETE" : "")} ON dbo.{table} TO opgoerelse_offentlig;");

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Grants().Matches(Rights).Select(grant => grant.Value).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Columns(string table) => [.. TsqlRules.Tables[table].Keys];

    private static IEnumerable<string> Named(Regex pattern) =>
        pattern.Matches(Rights).Select(hit => hit.Groups["table"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"DENY UPDATE, DELETE ON dbo\.(?<table>\w+) TO opgoerelse_app;", RegexOptions.NonBacktracking)]
    private static partial Regex FrozenTable();

    [GeneratedRegex(@"DENY DELETE ON dbo\.(?<table>\w+) TO opgoerelse_app;", RegexOptions.NonBacktracking)]
    private static partial Regex KeptTable();

    [GeneratedRegex(@"DENY UPDATE ON dbo\.udgivelse \((?<columns>[\w, ]+)\) TO opgoerelse_app;", RegexOptions.NonBacktracking)]
    private static partial Regex FrozenColumns();

    [GeneratedRegex(@"GRANT [^;]* TO opgoerelse_offentlig;", RegexOptions.NonBacktracking)]
    private static partial Regex Grants();

    [GeneratedRegex(@"\bDELETE FROM (?<table>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Deletes();
}
