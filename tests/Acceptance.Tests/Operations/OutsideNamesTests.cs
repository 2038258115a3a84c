using System.CommandLine;
using System.Globalization;
using System.Linq.Expressions;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Dapper;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Opgoerelse.Aggregation;
using Opgoerelse.Api.Commands;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>
/// What is stored, configured or on the wire is called what it was called, whatever the code is renamed to. Each kind is pinned
/// by an attribute or a constant, and stands in an approved file; a rename that reaches outside fails here.
/// </summary>
public sealed partial class OutsideNamesTests(TestService service)
{
    /// <summary>Types that one column or one value of the wire is read as.</summary>
    private static bool IsPlain(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsPlain(inner)
        : type.IsPrimitive
            || type == typeof(string)
            || type == typeof(byte[])
            || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    [Fact]
    public void Every_row_of_a_query_has_pinned_names()
    {
        var rows = Calls.ArgumentsOf(typeof(SqlMapper)).ToList();

        Assert.DoesNotContain(null, rows);
        var types = rows.OfType<Type>().Where(type => !IsPlain(type)).Distinct().ToList();
        Assert.InRange(types.Count, 15, 100);
        Assert.All(
            types,
            type => Assert.True(type.IsDefined(typeof(PinnedNamesAttribute)), $"{type} is read from columns: it takes [PinnedNames]."));
    }

    /// <summary>
    /// A member that takes its name from a variable would follow the variable's rename, and its @name in the SQL would not.
    /// </summary>
    [Fact]
    public void Every_parameter_of_a_query_is_named_in_its_own_right()
    {
        var files = Directory.GetFiles(Path.Combine(Golden.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => (Path: file, Text: File.ReadAllText(file)))
            .Where(file => file.Text.Contains("using Dapper;", StringComparison.Ordinal))
            .ToList();

        Assert.InRange(files.Count, 15, 200);
        Assert.Empty(files.SelectMany(file =>
            UnnamedMember().Matches(file.Text).Select(found => $"{Path.GetFileName(file.Path)}: {found.Value}")));
    }

    [Fact]
    public void Every_member_of_what_is_written_as_JSON_has_a_name_of_its_own()
    {
        var roots = Calls.ArgumentsOf(typeof(JsonSerializer)).Concat(Calls.ArgumentsOf(typeof(TypedResults))).OfType<Type>()
            .Concat(Calls.Types.SelectMany(type => type.GetCustomAttributesData())
                .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
                .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!))
            .Concat(Calls.Types.Where(type => type.GetProperties().Any(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))));
        var types = new HashSet<Type>();
        foreach (var root in roots)
        {
            Assert.False(root.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal), $"{root} takes its names from the code.");
            Add(types, root);
        }

        Assert.InRange(types.Count, 50, 200);
        Assert.Empty(types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => !property.IsDefined(typeof(JsonPropertyNameAttribute))
                && !property.IsDefined(typeof(JsonIgnoreAttribute))
                && !property.IsDefined(typeof(JsonExtensionDataAttribute)))
            .Select(property => $"{property.DeclaringType}.{property.Name}"));

        static void Add(HashSet<Type> types, Type type)
        {
            foreach (var argument in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                Add(types, argument);
            }

            if (Calls.Product.Contains(type.Assembly) && !type.IsEnum && !type.IsGenericType && types.Add(type))
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Add(types, property.PropertyType);
                }
            }
        }
    }

    /// <summary>A parameter that no part of the address is named as would be asked of the query string instead.</summary>
    [Fact]
    public void Every_handler_takes_from_the_address_what_stands_there()
    {
        var endpoints = service.Fetch<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.InRange(endpoints.Count, 40, 500);
        var taken = endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(parameter => IsPlain(parameter.ParameterInfo.ParameterType))
            .Select(parameter => (endpoint.RoutePattern, Name: Named(parameter.ParameterInfo)))).ToList();
        Assert.InRange(taken.Count, 15, 500);
        Assert.All(
            taken,
            one => Assert.True(one.RoutePattern.GetParameter(one.Name) is not null, $"{one.RoutePattern.RawText} has no {one.Name}."));

        static string Named(ParameterInfo parameter) =>
            parameter.GetCustomAttributes().OfType<IFromRouteMetadata>().FirstOrDefault()?.Name ?? parameter.Name!;
    }

    [Fact]
    public void The_names_are_those_that_were_approved()
    {
        var text = new StringBuilder();
        Section("Columns and other pinned members, a type a line", Calls.Types
            .Where(type => type.IsDefined(typeof(PinnedNamesAttribute), inherit: false))
            .Select(type => string.Join(' ', Members(type))));
        Section(
            "Pinned names of types",
            Calls.Types.Where(type => type.IsDefined(typeof(PinnedNameAttribute), inherit: false)).Select(PinnedNameAttribute.Of));
        Section("Members of JSON, a type a line", Calls.Types
            .Select(type => string.Join(' ', type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).OfType<string>().Order(
                    StringComparer.Ordinal)))
            .Where(line => line.Length > 0));
        Section("States of a release", Codes<ReleaseState>(ReleaseStates.Code, ReleaseStates.Find));
        Section("States of a run", Codes<RunState>(RunStates.Code, RunStates.Find));
        Section("States of a leverance", Codes<LeveranceState>(LeveranceStates.Code));
        Section("Signs of a cell", Codes<CellSymbol>(CellSymbols.Sign, CellSymbols.FromSign));
        Section("Roles of a dimension", Codes<DimensionRole>(_ => ""));
        Section("Levels of omraade", Codes<OmraadeLevel>(OmraadeLevels.Code));
        Section("Kinds of period", Codes<PeriodKind>(PeriodKindCodes.Code));
        Section("Categories", Codes<Category>(CategoryCodes.Code, code => CategoryCodes.Find(code)!.Value));
        Section("Sex", Codes<Sex>(SexCodes.Code));
        Section("Status of facts", Codes<Status>(ForloebStatusCodes.Code));
        Section("Kinds of codelist", Codes<CodelistType>(CodelistTypes.Code));
        Section("Exit codes", Enum.GetValues<ExitCode>().Select(code => ((int)code).ToString(CultureInfo.InvariantCulture)));
        Section("Settings", SettingsCatalogue.Keys.Keys);
        Section("Variables", SettingsCatalogue.Variables);
        Section(
            "Jobs",
            JobPlan.All.Select(planned =>
                $"{planned.Name} {Scheduler.Queue(planned)} {planned.After} {string.Join(',', planned.WokenBy)}"));
        Section("What Hangfire keeps", [Kept(job => job.Run("indlaes", CancellationToken.None))]);
        Section("Meters", [AggregationMetrics.Name, IngestMetrics.Name, JobMetrics.Name, RequestMetrics.Name]);
        Section(
            "Embedded files",
            Calls.Product
                .SelectMany(assembly => assembly.GetManifestResourceNames())
                .Where(name => !name.StartsWith("migrations/", StringComparison.Ordinal)));
        Section("Addresses", service.Fetch<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/proeve/", StringComparison.Ordinal))
            .Select(endpoint =>
                $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} "
                    + $"{endpoint.RoutePattern.RawText}").Distinct(StringComparer.Ordinal));
        Section("Commands", CommandTable.All((_, _) => throw new NotSupportedException()).SelectMany(command => Orders(command, "")));
        Golden.Compare("outside-names.txt", text.ToString());

        void Section(string title, IEnumerable<string> lines) =>
            text.Append(CultureInfo.InvariantCulture, $"# {title}\n")
                .AppendJoin("", lines.Order(StringComparer.Ordinal).Select(line => line.TrimEnd() + "\n"))
                .Append('\n');
    }

    /// <summary>The answers whose members stand nowhere else: how the service is, and an error.</summary>
    [Fact]
    public async Task The_members_of_health_and_errors_are_those_that_were_approved()
    {
        Golden.CompareJson("health-ready.json", await service.JsonAsync("/health/ready"));
        using var answer = await service.Client.GetAsync(new Uri(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=9999",
            UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Golden.CompareJson("problem.json", JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static IEnumerable<string> Members(Type type) =>
        (type.IsEnum ? Enum.GetNames(type) : type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false, IsVirtual: false })
            .Select(member => member.Name)
            .Where(name => name is not ("As" or "Deconstruct" or "<Clone>$")))
        .Order(StringComparer.Ordinal);

    /// <summary>The number and the code of each value: the numbers are stored, too, and the codes are read back.</summary>
    private static IEnumerable<string> Codes<T>(Func<T, string> code, Func<string, T>? find = null)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            Assert.True(find is null || find(code(value)).Equals(value), $"{value}: '{code(value)}' is read as another.");
            yield return $"{Convert.ToInt32(value, CultureInfo.InvariantCulture)} {code(value)}";
        }
    }

    private static IEnumerable<string> Orders(Command command, string before)
    {
        var name = $"{before}{command.Name}";
        var taken = command.Options
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Concat(command.Arguments.Select(argument => argument.Name));
        yield return $"{name} {string.Join(' ', taken)}";
        foreach (var order in command.Subcommands.SelectMany(sub => Orders(sub, name + " ")))
        {
            yield return order;
        }
    }

    private static string Kept(Expression<Action<HangfireJob>> call)
    {
        GlobalConfiguration.Configuration.UseTypeSerializer(Scheduler.NameOf);
        var kept = InvocationData.SerializeJob(Hangfire.Common.Job.FromExpression(call));
        return $"{kept.Type} {kept.Method} {kept.ParameterTypes}";
    }

    /// <summary>An anonymous object whose first or later member is a bare name.</summary>
    [GeneratedRegex(@"new\s*\{(?:[^{}]*,)?\s*[A-Za-z_][\w.]*\s*(?:,[^{}]*)?\}", RegexOptions.None, 1000)]
    private static partial Regex UnnamedMember();
}
