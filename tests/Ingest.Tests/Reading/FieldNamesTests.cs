using System.Text;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.IngestTests.Reading;

/// <summary>The names of the contract (docs/indberetning.md), whatever the code calls its fields.</summary>
public sealed class FieldNamesTests
{
    private static readonly string[] Contract =
    [
        "beskedId", "entitet", "aendringstype", "version", "registreret", "indhold",
        "forloebId", "indsatsId", "fritagelseId", "ordinaereTimerId", "indstillingId",
        "personnummer", "startdato", "slutdato", "afslutningsaarsag", "kommuner",
        "indsatstype", "status", "timerPrUge", "minutterPrUge", "iIndsatsdel", "udfoerer",
        "hjemmel", "helbred", "fra", "til", "maaned", "timer", "dato", "genbehandling", "kategorier", "fejloprettet", "kommunekode",
    ];

    [Fact]
    public void Every_field_has_the_name_of_the_contract_and_is_found_by_it()
    {
        var fields = Enum.GetValues<Field>().Where(field => field != Field.None).ToList();

        Assert.Equal(Contract, fields.Select(field => field.Name()));
        Assert.All(fields, field => Assert.Equal(field, FieldNames.Find(Encoding.UTF8.GetBytes(field.Name()))));
        Assert.Equal(Field.None, FieldNames.Find("Startdato"u8));
    }
}
