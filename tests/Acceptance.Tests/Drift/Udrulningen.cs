// The texts are the repository's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Api.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>What stands in deploy/ as far as it can be held against the program without a cluster to put it in.</summary>
public sealed partial class Udrulningen
{
    private static readonly string[] Filer =
        [.. Directory.EnumerateFiles(Path.Combine(Konfigurationsnoegler.Rod, "deploy"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Yaml => [.. Filer.Select(fil => Path.GetRelativePath(Konfigurationsnoegler.Rod, fil))];

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Filen_kan_laeses_og_hver_noegle_i_den_findes(string fil)
    {
        var dokumenter = Laes(fil);
        Assert.NotEmpty(dokumenter);
        foreach (var noegle in dokumenter.SelectMany(Noegler))
        {
            Assert.Contains(noegle, Konfigurationsnoegler.Opslaget.Keys);
        }
    }

    [Fact]
    public void Der_er_baade_compose_og_Kubernetes_med_noegler_i()
    {
        Assert.Contains(Filer, fil => fil.EndsWith("compose.yaml", StringComparison.Ordinal));
        var noegler = Filer.SelectMany(fil => Laes(fil).SelectMany(Noegler)).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "ConnectionStrings:Opgoerelse", "Opgoerelse:Job:Aktiv", "Http:Aktiv", "Opgoerelse:Drift:Noeglehash:N", "Opgoerelse:Rapport:Mappe", "OPGOERELSE_HEMMELIGHEDER" }, noegler);
    }

    [Fact]
    public void Hver_beholder_er_en_almindelig_bruger_paa_et_laest_filsystem()
    {
        var podder = Filer.SelectMany(fil => Laes(fil)).Select(dokument => Find(dokument, "spec", "template", "spec")).OfType<YamlMappingNode>().ToList();

        Assert.Equal(3, podder.Count);
        foreach (var pod in podder)
        {
            Assert.Equal("true", Tekst(pod, "securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Tekst(pod, "securityContext", "seccompProfile", "type"));
            Assert.Equal("false", Tekst(pod, "automountServiceAccountToken"));
            var diske = ((YamlSequenceNode)Find(pod, "volumes")!).Select(disk => Tekst(disk, "name")).ToHashSet(StringComparer.Ordinal);
            foreach (var beholder in (YamlSequenceNode)Find(pod, "containers")!)
            {
                Assert.Equal("true", Tekst(beholder, "securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("false", Tekst(beholder, "securityContext", "allowPrivilegeEscalation"));
                Assert.Equal("ALL", ((YamlSequenceNode)Find(beholder, "securityContext", "capabilities", "drop")!).Single().ToString());
                Assert.NotNull(Tekst(beholder, "resources", "limits", "memory"));
                var steder = ((YamlSequenceNode)Find(beholder, "volumeMounts")!).ToList();
                Assert.All(steder, sted => Assert.Contains(Tekst(sted, "name"), diske));

                // What the program writes: its folder, and what the platform lays aside.
                Assert.Superset(new HashSet<string?> { "/data", "/tmp" }, steder.Select(sted => Tekst(sted, "mountPath")).ToHashSet());
            }
        }
    }

    [Fact]
    public void Compose_har_de_samme_forbehold()
    {
        var tjenester = Compose();
        foreach (var navn in new[] { "migrate", "api", "worker" })
        {
            var tjeneste = tjenester[navn];
            Assert.Equal("1654", Tekst(tjeneste, "user"));
            Assert.Equal("true", Tekst(tjeneste, "read_only"));
            Assert.Equal("ALL", ((YamlSequenceNode)Find(tjeneste, "cap_drop")!).Single().ToString());
            Assert.Equal("no-new-privileges:true", ((YamlSequenceNode)Find(tjeneste, "security_opt")!).Single().ToString());
            var skrives = new[] { "tmpfs", "volumes" }.Select(sted => Find(tjeneste, sted)).OfType<YamlSequenceNode>().SelectMany(sted => sted).Select(sted => sted.ToString().Split(':'));
            Assert.Superset(new HashSet<string> { "/data", "/tmp" }, skrives.Select(sted => sted.First(del => del.StartsWith('/'))).ToHashSet());
        }

        // A new volume is root's, and the worker is not.
        Assert.Equal("/bin/chown 1654:1654 /data /rapporter", string.Join(' ', (YamlSequenceNode)Find(tjenester["mappe"], "entrypoint")!));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "data:/data", "rapporter:/rapporter" }, Liste(tjenester["mappe"], "volumes").ToHashSet(StringComparer.Ordinal));
        Assert.Equal("service_completed_successfully", Tekst(tjenester["worker"], "depends_on", "mappe", "condition"));
    }

    /// <summary>The worker writes the reports where every replica reads them, and no replica can write there.</summary>
    [Fact]
    public void Rapporterne_ligger_hvor_begge_roller_kan_naa_dem()
    {
        var compose = Compose();
        Assert.All(new[] { "api", "worker" }, navn => Assert.Equal("/rapporter", Tekst(compose[navn], "environment", "Opgoerelse__Rapport__Mappe")));
        Assert.Contains("rapporter:/rapporter", Liste(compose["worker"], "volumes"));
        Assert.Contains("rapporter:/rapporter:ro", Liste(compose["api"], "volumes"));
        Assert.Equal("service_completed_successfully", Tekst(compose["api"], "depends_on", "mappe", "condition"));

        var alle = Filer.SelectMany(fil => Laes(fil)).ToList();
        var disk = Assert.Single(alle, dokument => Tekst(dokument, "kind") == "PersistentVolumeClaim" && Tekst(dokument, "metadata", "name") == "rapporter");
        Assert.Equal(["ReadWriteMany"], Liste(disk, "spec", "accessModes"));
        var udrulninger = alle.Where(dokument => Tekst(dokument, "kind") == "Deployment").ToList();
        Assert.Equal(2, udrulninger.Count);
        foreach (var udrulning in udrulninger)
        {
            Assert.Equal("/rapporter", Miljoe(udrulning, "Opgoerelse__Rapport__Mappe"));
            var pod = Find(udrulning, "spec", "template", "spec")!;
            var sted = Assert.Single((YamlSequenceNode)Find(((YamlSequenceNode)Find(pod, "containers")!).Single(), "volumeMounts")!, sted => Tekst(sted, "mountPath") == "/rapporter");
            Assert.Equal(Tekst(udrulning, "metadata", "name") == "api" ? "true" : null, Tekst(sted, "readOnly"));
            Assert.Equal("rapporter", Tekst(Assert.Single((YamlSequenceNode)Find(pod, "volumes")!, en => Tekst(en, "name") == Tekst(sted, "name")), "persistentVolumeClaim", "claimName"));
        }
    }

    /// <summary>Two that show and run no jobs, one that runs them and shows nothing, and a schema that is there before either.</summary>
    [Fact]
    public void To_replikaer_viser_og_en_arbejder_arbejder()
    {
        var compose = Compose();
        Assert.Equal(("2", "false", null), (Tekst(compose["api"], "deploy", "replicas"), Tekst(compose["api"], "environment", "Opgoerelse__Job__Aktiv"), Tekst(compose["api"], "environment", "Http__Aktiv")));
        Assert.Equal((null, null, "false"), (Tekst(compose["worker"], "deploy", "replicas"), Tekst(compose["worker"], "environment", "Opgoerelse__Job__Aktiv"), Tekst(compose["worker"], "environment", "Http__Aktiv")));
        Assert.All(new[] { "api", "worker" }, navn => Assert.Equal("service_completed_successfully", Tekst(compose[navn], "depends_on", "migrate", "condition")));

        var kubernetes = Filer.SelectMany(fil => Laes(fil)).Where(dokument => Tekst(dokument, "kind") == "Deployment").ToDictionary(dokument => Tekst(dokument, "metadata", "name")!, StringComparer.Ordinal);
        Assert.Equal(["api", "worker"], kubernetes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("2", "false", null), (Tekst(kubernetes["api"], "spec", "replicas"), Miljoe(kubernetes["api"], "Opgoerelse__Job__Aktiv"), Miljoe(kubernetes["api"], "Http__Aktiv")));
        Assert.Equal(("1", null, "false"), (Tekst(kubernetes["worker"], "spec", "replicas"), Miljoe(kubernetes["worker"], "Opgoerelse__Job__Aktiv"), Miljoe(kubernetes["worker"], "Http__Aktiv")));
    }

    /// <summary>Each container that answers is asked whether it lives and whether it is ready, where the program answers that, and patiently enough for it to ask its database.</summary>
    [Fact]
    public void Proeverne_spoerger_om_det_som_programmet_svarer_paa()
    {
        using var openApi = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Konfigurationsnoegler.Rod, "src", "Api", "openapi.json")));
        var beholdere = Filer.SelectMany(fil => Laes(fil)).Where(dokument => Tekst(dokument, "kind") == "Deployment")
            .SelectMany(dokument => (YamlSequenceNode)Find(dokument, "spec", "template", "spec", "containers")!)
            .ToList();

        Assert.Equal(2, beholdere.Count);
        foreach (var beholder in beholdere)
        {
            Assert.Equal("/health/live", Tekst(beholder, "startupProbe", "httpGet", "path"));
            Assert.Equal("/health/live", Tekst(beholder, "livenessProbe", "httpGet", "path"));
            Assert.Equal("/health/ready", Tekst(beholder, "readinessProbe", "httpGet", "path"));
            var port = ((YamlSequenceNode)Find(beholder, "ports")!).Single();
            Assert.Equal("8080", Tekst(port, "containerPort"));
            foreach (var proeve in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
            {
                Assert.True(openApi.RootElement.GetProperty("paths").TryGetProperty(Tekst(beholder, proeve, "httpGet", "path")!, out _));
                Assert.Equal(Tekst(port, "name"), Tekst(beholder, proeve, "httpGet", "port"));
            }

            Assert.True(int.Parse(Tekst(beholder, "readinessProbe", "timeoutSeconds")!, CultureInfo.InvariantCulture) > Databasetjek.Frist.TotalSeconds);
        }
    }

    [Fact]
    public void En_tjeneste_finder_sine_podder_og_kun_de_offentlige()
    {
        var alle = Filer.SelectMany(fil => Laes(fil)).OfType<YamlMappingNode>().ToList();
        var tjeneste = Assert.Single(alle, dokument => Tekst(dokument, "kind") == "Service");
        var vaelger = (YamlMappingNode)Find(tjeneste, "spec", "selector")!;
        var ramte = alle.Where(dokument => Find(dokument, "spec", "template", "metadata", "labels") is YamlMappingNode maerker && vaelger.All(par => maerker.Children.TryGetValue(par.Key, out var vaerdi) && vaerdi.Equals(par.Value)));

        Assert.Equal("api", Tekst(Assert.Single(ramte), "metadata", "name"));
    }

    /// <summary>What is not opened is closed: the ingress reaches the replicas' port and no other pod, and every pod SQL Server and DNS.</summary>
    [Fact]
    public void Nettet_er_lukket_undtagen_det_som_tjenesten_bruger()
    {
        var all = Filer.SelectMany(fil => Laes(fil)).ToList();
        var pods = all.Select(document => (Name: Tekst(document, "metadata", "name")!, Labels: Find(document, "spec", "template", "metadata", "labels"))).Where(pod => pod.Labels is not null).ToList();
        var policies = all.Where(document => Tekst(document, "kind") == "NetworkPolicy").ToList();
        var opened = policies.SelectMany(policy => Rules(policy, "ingress", "from").Concat(Rules(policy, "egress", "to")), (policy, rule) => (Pods: Selected(policy), rule.Direction, rule.Port)).ToList();

        Assert.Equal(["api", "migrate", "worker"], pods.Select(pod => pod.Name).Order(StringComparer.Ordinal));
        var closed = Assert.Single(policies, policy => ((YamlMappingNode)Find(policy, "spec", "podSelector")!).Children.Count == 0);
        Assert.Equal(["Ingress", "Egress"], Liste(closed, "spec", "policyTypes"));
        Assert.Equal(
            ["api ingress 8080", "api,migrate,worker egress 1433", "api,migrate,worker egress 53", "worker egress 587"],
            opened.Select(rule => $"{rule.Pods} {rule.Direction} {rule.Port}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        string Selected(YamlNode policy) => string.Join(',', pods
            .Where(pod => ((YamlMappingNode?)Find(policy, "spec", "podSelector", "matchLabels"))?.All(label => ((YamlMappingNode)pod.Labels!).Children.TryGetValue(label.Key, out var value) && value.Equals(label.Value)) ?? true)
            .Select(pod => pod.Name).Order(StringComparer.Ordinal));

        // A rule that names no party would be open to all of them.
        static IEnumerable<(string Direction, string Port)> Rules(YamlNode policy, string direction, string parties) =>
            Find(policy, "spec", direction) is not YamlSequenceNode rules ? [] : rules.SelectMany(rule =>
            {
                Assert.NotEmpty((YamlSequenceNode)Find(rule, parties)!);
                return ((YamlSequenceNode)Find(rule, "ports")!).Select(port => (direction, Tekst(port, "port")!));
            });
    }

    /// <summary>Each role of the program connects with an account of its own, and sa with none of them.</summary>
    [Fact]
    public void Programmet_logger_ikke_paa_som_sa()
    {
        var compose = Compose();
        var accounts = new Dictionary<string, string>(StringComparer.Ordinal) { ["migrate"] = "skema", ["api"] = "offentlig", ["worker"] = "app" };
        foreach (var (service, secret) in accounts)
        {
            Assert.Equal(secret, Tekst(Assert.Single((YamlSequenceNode)Find(compose[service], "secrets")!, one => Tekst(one, "target") == "ConnectionStrings__Opgoerelse"), "source"));
            Assert.DoesNotContain(compose[service].AllNodes.OfType<YamlScalarNode>(), scalar => scalar.Value!.Contains("SA_PASSWORD", StringComparison.Ordinal));
        }

        var script = File.ReadAllText(Path.Combine(Konfigurationsnoegler.Rod, "deploy", "sqlserver", "compose.sh"));
        Assert.Equal(
            ["konto_app opgoerelse_app app", "konto_offentlig opgoerelse_offentlig offentlig", "konto_skema opgoerelse_drift skema"],
            Regex.Matches(script, @"^ +account (\w+ \w+ \w+)$", RegexOptions.Multiline).Select(account => account.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(new[] { "api", "worker" }, service => Assert.Equal("service_completed_successfully", Tekst(compose[service], "depends_on", "rettigheder", "condition")));

        var secrets = Filer.SelectMany(fil => Laes(fil)).Where(document => Tekst(document, "kind") is "Deployment" or "Job").ToDictionary(
            document => Tekst(document, "metadata", "name")!,
            document => Tekst(Assert.Single((YamlSequenceNode)Find(document, "spec", "template", "spec", "volumes")!, volume => Tekst(volume, "name") == "hemmeligheder"), "secret", "secretName"),
            StringComparer.Ordinal);
        Assert.Equal(("opgoerelse-offentlig", "opgoerelse", "opgoerelse-skema"), (secrets["api"], secrets["worker"], secrets["migrate"]));
    }

    /// <summary>The user that the manifests name is the one that the image runs as, by its number.</summary>
    [Fact]
    public void Brugeren_er_billedets_egen()
    {
        var projekt = File.ReadAllText(Path.Combine(Konfigurationsnoegler.Rod, "src", "Api", "Api.csproj"));

        Assert.Contains("<ContainerUser>1654</ContainerUser>", projekt, StringComparison.Ordinal);
        Assert.All(
            Filer.SelectMany(fil => Laes(fil)).Select(dokument => Find(dokument, "spec", "template", "spec")).OfType<YamlMappingNode>(),
            pod => Assert.Equal("1654", Tekst(pod, "securityContext", "runAsUser")));
    }

    /// <summary>The image that the manifests name is the one that the build makes.</summary>
    [Fact]
    public void Billedet_er_det_der_bygges()
    {
        var projekt = File.ReadAllText(Path.Combine(Konfigurationsnoegler.Rod, "deploy", "container.proj"));
        var navn = Regex.Match(projekt, ">([^<]+)</ContainerRepository>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var maerke = Regex.Match(projekt, ">([^<]+)</ContainerImageTag>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var billeder = Filer.SelectMany(fil => Laes(fil)).SelectMany(dokument => dokument.AllNodes).OfType<YamlMappingNode>()
            .Select(node => Tekst(node, "image")).OfType<string>().Where(billede => billede != "${SQLSERVER_IMAGE:?}").ToList();

        Assert.NotEmpty(billeder);
        Assert.All(billeder, billede => Assert.Equal($"{navn}:{maerke}", billede));
    }

    /// <summary>A secret is a reference to where it lies, never its value.</summary>
    [Fact]
    public void Ingen_hemmelighed_staar_i_filerne()
    {
        foreach (var skalar in Filer.SelectMany(fil => Laes(fil)).SelectMany(dokument => dokument.AllNodes).OfType<YamlScalarNode>().Select(skalar => skalar.Value ?? ""))
        {
            Assert.DoesNotMatch("(?i)password\\s*=\\s*[^.$ ]", skalar);
            Assert.DoesNotMatch("^[0-9a-fA-F]{64}$", skalar);
        }

        Assert.DoesNotContain(Filer.SelectMany(fil => Laes(fil)), dokument => Tekst(dokument, "kind") == "Secret");
    }

    private static Dictionary<string, YamlNode> Compose() =>
        ((YamlMappingNode)Find(Laes(Filer.Single(fil => fil.EndsWith("compose.yaml", StringComparison.Ordinal))).Single(), "services")!)
            .ToDictionary(par => par.Key.ToString(), par => par.Value, StringComparer.Ordinal);

    private static string? Miljoe(YamlNode deployment, string navn) =>
        ((YamlSequenceNode)Find(((YamlSequenceNode)Find(deployment, "spec", "template", "spec", "containers")!).Single(), "env")!)
            .Where(variabel => Tekst(variabel, "name") == navn)
            .Select(variabel => Tekst(variabel, "value"))
            .SingleOrDefault();

    private static List<YamlNode> Laes(string fil)
    {
        using var laeser = File.OpenText(Path.Combine(Konfigurationsnoegler.Rod, fil));
        var stroem = new YamlStream();
        stroem.Load(new MergingParser(new Parser(laeser)));
        return [.. stroem.Documents.Select(dokument => dokument.RootNode)];
    }

    /// <summary>The keys of the program's configuration, whether they are variables of the environment or files of secrets.</summary>
    private static IEnumerable<string> Noegler(YamlNode dokument) =>
        dokument.AllNodes.OfType<YamlScalarNode>()
            .Select(skalar => skalar.Value ?? "")
            .Where(tekst => Variabel().IsMatch(tekst))
            .Select(tekst => Plads().Replace(tekst.Replace("__", ":", StringComparison.Ordinal), ":N"));

    private static YamlNode? Find(YamlNode node, params ReadOnlySpan<string> sti)
    {
        YamlNode? fundet = node;
        foreach (var navn in sti)
        {
            fundet = fundet is YamlMappingNode kort && kort.Children.TryGetValue(new YamlScalarNode(navn), out var under) ? under : null;
        }

        return fundet;
    }

    private static IEnumerable<string> Liste(YamlNode node, params ReadOnlySpan<string> sti) => ((YamlSequenceNode)Find(node, sti)!).Select(en => en.ToString());

    private static string? Tekst(YamlNode node, params ReadOnlySpan<string> sti) => (Find(node, sti) as YamlScalarNode)?.Value?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(OPGOERELSE_[A-Z_]+|ASPNETCORE_[A-Z_]+|[A-Z][A-Za-z]+(__[A-Za-z0-9]+)+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variabel();

    [GeneratedRegex(":[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plads();
}
