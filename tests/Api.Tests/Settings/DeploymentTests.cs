// The texts are the repository's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Opgoerelse.ApiTests.Settings;

/// <summary>What stands in deploy/ as far as it can be held against the program without a cluster to put it in.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string[] Files =
        [
            .. Directory.EnumerateFiles(Path.Combine(Golden.Root, "deploy"), "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    public static TheoryData<string> Yaml => [.. Files.Select(file => Path.GetRelativePath(Golden.Root, file))];

    [Theory]
    [MemberData(nameof(Yaml))]
    public void The_file_can_be_read_and_every_key_in_it_exists(string file)
    {
        var documents = Read(file);
        Assert.NotEmpty(documents);
        foreach (var key in documents.SelectMany(Keys))
        {
            Assert.Contains(key, ConfigurationKeys.TheCatalogue.Keys);
        }
    }

    [Fact]
    public void There_are_both_compose_and_Kubernetes_with_keys_in()
    {
        Assert.Contains(Files, file => file.EndsWith("compose.yaml", StringComparison.Ordinal));
        var keys = Files.SelectMany(file => Read(file).SelectMany(Keys)).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "ConnectionStrings:Opgoerelse",
                "Opgoerelse:Job:Aktiv",
                "Http:Aktiv",
                "Opgoerelse:Drift:Noeglehash:N",
                "Opgoerelse:Rapport:Mappe",
                "OPGOERELSE_HEMMELIGHEDER",
            },
            keys);
    }

    [Fact]
    public void Every_container_is_an_ordinary_user_on_a_read_only_file_system()
    {
        var podNodes = Files.SelectMany(file => Read(file))
            .Select(documentPath => Find(documentPath, "spec", "template", "spec"))
            .OfType<YamlMappingNode>()
            .ToList();

        Assert.Equal(3, podNodes.Count);
        foreach (var pod in podNodes)
        {
            Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Text(pod, "securityContext", "seccompProfile", "type"));
            Assert.Equal("false", Text(pod, "automountServiceAccountToken"));
            var disks = ((YamlSequenceNode)Find(pod, "volumes")!).Select(disk => Text(disk, "name")).ToHashSet(StringComparer.Ordinal);
            foreach (var container in (YamlSequenceNode)Find(pod, "containers")!)
            {
                Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
                Assert.Equal("ALL", ((YamlSequenceNode)Find(container, "securityContext", "capabilities", "drop")!).Single().ToString());
                Assert.NotNull(Text(container, "resources", "limits", "memory"));
                var mounts = ((YamlSequenceNode)Find(container, "volumeMounts")!).ToList();
                Assert.All(mounts, placeAt => Assert.Contains(Text(placeAt, "name"), disks));

                // What the program writes: its folder, and what the platform lays aside.
                Assert.Superset(new HashSet<string?> { "/data", "/tmp" }, mounts.Select(placeAt => Text(placeAt, "mountPath")).ToHashSet());
            }
        }
    }

    [Fact]
    public void Compose_has_the_same_reservations()
    {
        var provider = Compose();
        foreach (var name in new[] { "migrate", "api", "worker" })
        {
            var service = provider[name];
            Assert.Equal("1654", Text(service, "user"));
            Assert.Equal("true", Text(service, "read_only"));
            Assert.Equal("ALL", ((YamlSequenceNode)Find(service, "cap_drop")!).Single().ToString());
            Assert.Equal("no-new-privileges:true", ((YamlSequenceNode)Find(service, "security_opt")!).Single().ToString());
            var linesWritten = new[] { "tmpfs", "volumes" }.Select(placeAt => Find(service, placeAt))
                .OfType<YamlSequenceNode>()
                .SelectMany(placeAt => placeAt)
                .Select(placeAt => placeAt.ToString().Split(':'));
            Assert.Superset(
                new HashSet<string> { "/data", "/tmp" },
                linesWritten.Select(placeAt => placeAt.First(part => part.StartsWith('/'))).ToHashSet());
        }

        // A new volume is root's, and the worker is not.
        Assert.Equal("/bin/chown 1654:1654 /data /rapporter", string.Join(' ', (YamlSequenceNode)Find(provider["mappe"], "entrypoint")!));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "data:/data", "rapporter:/rapporter" },
            ListOf(provider["mappe"], "volumes").ToHashSet(StringComparer.Ordinal));
        Assert.Equal("service_completed_successfully", Text(provider["worker"], "depends_on", "mappe", "condition"));
    }

    /// <summary>The worker writes the reports where every replica reads them, and no replica can write there.</summary>
    [Fact]
    public void The_reports_lie_where_both_roles_can_reach_them()
    {
        var compose = Compose();
        Assert.All(
            new[] { "api", "worker" },
            name => Assert.Equal("/rapporter", Text(compose[name], "environment", "Opgoerelse__Rapport__Mappe")));
        Assert.Contains("rapporter:/rapporter", ListOf(compose["worker"], "volumes"));
        Assert.Contains("rapporter:/rapporter:ro", ListOf(compose["api"], "volumes"));
        Assert.Equal("service_completed_successfully", Text(compose["api"], "depends_on", "mappe", "condition"));

        var all = Files.SelectMany(file => Read(file)).ToList();
        var disk = Assert.Single(
            all,
            documentPath => Text(documentPath, "kind") == "PersistentVolumeClaim" && Text(documentPath, "metadata", "name") == "rapporter");
        Assert.Equal(["ReadWriteMany"], ListOf(disk, "spec", "accessModes"));
        var deployments = all.Where(documentPath => Text(documentPath, "kind") == "Deployment").ToList();
        Assert.Equal(2, deployments.Count);
        foreach (var deployment in deployments)
        {
            Assert.Equal("/rapporter", EnvironmentOf(deployment, "Opgoerelse__Rapport__Mappe"));
            var pod = Find(deployment, "spec", "template", "spec")!;
            var placeAt = Assert.Single(
                (YamlSequenceNode)Find(((YamlSequenceNode)Find(pod, "containers")!).Single(), "volumeMounts")!,
                placeAt => Text(placeAt, "mountPath") == "/rapporter");
            Assert.Equal(Text(deployment, "metadata", "name") == "api" ? "true" : null, Text(placeAt, "readOnly"));
            Assert.Equal(
                "rapporter",
                Text(
                    Assert.Single((YamlSequenceNode)Find(pod, "volumes")!, one => Text(one, "name") == Text(placeAt, "name")),
                    "persistentVolumeClaim",
                    "claimName"));
        }
    }

    /// <summary>Two that show and run no jobs, one that runs them and shows nothing, and a schema that is there before either.</summary>
    [Fact]
    public void Two_replicas_show_and_one_worker_works()
    {
        var compose = Compose();
        Assert.Equal(
            ("2", "false", null),
            (
                Text(compose["api"], "deploy", "replicas"),
                Text(compose["api"], "environment", "Opgoerelse__Job__Aktiv"),
                Text(compose["api"], "environment", "Http__Aktiv")));
        Assert.Equal(
            (null, null, "false"),
            (
                Text(compose["worker"], "deploy", "replicas"),
                Text(compose["worker"], "environment", "Opgoerelse__Job__Aktiv"),
                Text(compose["worker"], "environment", "Http__Aktiv")));
        Assert.All(
            new[] { "api", "worker" },
            name => Assert.Equal("service_completed_successfully", Text(compose[name], "depends_on", "migrate", "condition")));

        var kubernetes = Files.SelectMany(file => Read(file))
            .Where(documentPath => Text(documentPath, "kind") == "Deployment")
            .ToDictionary(documentPath => Text(documentPath, "metadata", "name")!, StringComparer.Ordinal);
        Assert.Equal(["api", "worker"], kubernetes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ("2", "false", null),
            (
                Text(kubernetes["api"], "spec", "replicas"),
                EnvironmentOf(kubernetes["api"], "Opgoerelse__Job__Aktiv"),
                EnvironmentOf(kubernetes["api"], "Http__Aktiv")));
        Assert.Equal(
            ("1", null, "false"),
            (
                Text(kubernetes["worker"], "spec", "replicas"),
                EnvironmentOf(kubernetes["worker"], "Opgoerelse__Job__Aktiv"),
                EnvironmentOf(kubernetes["worker"], "Http__Aktiv")));
    }

    /// <summary>
    /// Each container that answers is asked whether it lives and whether it is ready, where the program answers that, and
    /// patiently enough for it to ask its database.
    /// </summary>
    [Fact]
    public void The_tests_ask_about_what_the_program_answers()
    {
        using var openApi = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "src", "Api", "openapi.json")));
        var containers = Files.SelectMany(file => Read(file)).Where(documentPath => Text(documentPath, "kind") == "Deployment")
            .SelectMany(documentPath => (YamlSequenceNode)Find(documentPath, "spec", "template", "spec", "containers")!)
            .ToList();

        Assert.Equal(2, containers.Count);
        foreach (var container in containers)
        {
            Assert.Equal("/health/live", Text(container, "startupProbe", "httpGet", "path"));
            Assert.Equal("/health/live", Text(container, "livenessProbe", "httpGet", "path"));
            Assert.Equal("/health/ready", Text(container, "readinessProbe", "httpGet", "path"));
            var port = ((YamlSequenceNode)Find(container, "ports")!).Single();
            Assert.Equal("8080", Text(port, "containerPort"));
            foreach (var engineTest in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
            {
                Assert.True(openApi.RootElement
                    .GetProperty("paths")
                    .TryGetProperty(Text(container, engineTest, "httpGet", "path")!, out _));
                Assert.Equal(Text(port, "name"), Text(container, engineTest, "httpGet", "port"));
            }

            Assert.True(
                int.Parse(Text(container, "readinessProbe", "timeoutSeconds")!, CultureInfo.InvariantCulture)
                    > DatabaseCheck.Frist.TotalSeconds);
        }
    }

    [Fact]
    public void A_service_finds_its_pods_and_only_the_public_ones()
    {
        var all = Files.SelectMany(file => Read(file)).OfType<YamlMappingNode>().ToList();
        var service = Assert.Single(all, documentPath => Text(documentPath, "kind") == "Service");
        var pick = (YamlMappingNode)Find(service, "spec", "selector")!;
        var hitOnes = all.Where(documentPath =>
            Find(documentPath, "spec", "template", "metadata", "labels") is YamlMappingNode markers
                && pick.All(pair => markers.Children.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value)));

        Assert.Equal("api", Text(Assert.Single(hitOnes), "metadata", "name"));
    }

    /// <summary>
    /// What is not opened is closed: the ingress reaches the replicas' port and no other pod, and every pod SQL Server and DNS.
    /// </summary>
    [Fact]
    public void The_network_is_closed_except_for_what_the_service_uses()
    {
        var all = Files.SelectMany(file => Read(file)).ToList();
        var pods = all.Select(document =>
            (Name: Text(document, "metadata", "name")!, Labels: Find(document, "spec", "template", "metadata", "labels"))).Where(pod =>
                pod.Labels is not null).ToList();
        var policies = all.Where(document => Text(document, "kind") == "NetworkPolicy").ToList();
        var opened = policies.SelectMany(
            policy => Rules(policy, "ingress", "from").Concat(Rules(policy, "egress", "to")),
            (policy, rule) => (Pods: Selected(policy), rule.Direction, rule.Port)).ToList();

        Assert.Equal(["api", "migrate", "worker"], pods.Select(pod => pod.Name).Order(StringComparer.Ordinal));
        var closed = Assert.Single(policies, policy => ((YamlMappingNode)Find(policy, "spec", "podSelector")!).Children.Count == 0);
        Assert.Equal(["Ingress", "Egress"], ListOf(closed, "spec", "policyTypes"));
        Assert.Equal(
            ["api ingress 8080", "api,migrate,worker egress 1433", "api,migrate,worker egress 53", "worker egress 587"],
            opened.Select(rule => $"{rule.Pods} {rule.Direction} {rule.Port}")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));

        string Selected(YamlNode policy) => string.Join(',', pods
            .Where(pod => ((YamlMappingNode?)Find(policy, "spec", "podSelector", "matchLabels"))?.All(label =>
                ((YamlMappingNode)pod.Labels!).Children.TryGetValue(label.Key, out var value) && value.Equals(label.Value)) ?? true)
            .Select(pod => pod.Name).Order(StringComparer.Ordinal));

        // A rule that names no party would be open to all of them.
        static IEnumerable<(string Direction, string Port)> Rules(YamlNode policy, string direction, string parties) =>
            Find(policy, "spec", direction) is not YamlSequenceNode rules ? [] : rules.SelectMany(rule =>
            {
                Assert.NotEmpty((YamlSequenceNode)Find(rule, parties)!);
                return ((YamlSequenceNode)Find(rule, "ports")!).Select(port => (direction, Text(port, "port")!));
            });
    }

    /// <summary>Each role of the program connects with an account of its own, and sa with none of them.</summary>
    [Fact]
    public void The_program_does_not_log_in_as_sa()
    {
        var compose = Compose();
        var accounts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["migrate"] = "skema",
            ["api"] = "offentlig",
            ["worker"] = "app",
        };
        foreach (var (service, secret) in accounts)
        {
            Assert.Equal(
                secret,
                Text(
                    Assert.Single(
                        (YamlSequenceNode)Find(compose[service], "secrets")!,
                        one => Text(one, "target") == "ConnectionStrings__Opgoerelse"),
                    "source"));
            Assert.DoesNotContain(
                compose[service].AllNodes.OfType<YamlScalarNode>(),
                scalar => scalar.Value!.Contains("SA_PASSWORD", StringComparison.Ordinal));
        }

        var script = File.ReadAllText(Path.Combine(Golden.Root, "deploy", "sqlserver", "compose.sh"));
        Assert.Equal(
            ["konto_app opgoerelse_app app", "konto_offentlig opgoerelse_offentlig offentlig", "konto_skema opgoerelse_drift skema"],
            Regex.Matches(script, @"^ +account (\w+ \w+ \w+)$", RegexOptions.Multiline)
                .Select(account => account.Groups[1].Value)
                .Order(StringComparer.Ordinal));
        Assert.All(
            new[] { "api", "worker" },
            service => Assert.Equal("service_completed_successfully", Text(compose[service], "depends_on", "rettigheder", "condition")));

        var secrets = Files.SelectMany(file => Read(file)).Where(document => Text(document, "kind") is "Deployment" or "Job").ToDictionary(
            document => Text(document, "metadata", "name")!,
            document => Text(
                Assert.Single(
                    (YamlSequenceNode)Find(document, "spec", "template", "spec", "volumes")!,
                    volume => Text(volume, "name") == "hemmeligheder"),
                "secret",
                "secretName"),
            StringComparer.Ordinal);
        Assert.Equal(("opgoerelse-offentlig", "opgoerelse", "opgoerelse-skema"), (secrets["api"], secrets["worker"], secrets["migrate"]));
    }

    /// <summary>The user that the manifests name is the one that the image runs as, by its number.</summary>
    [Fact]
    public void The_user_is_the_images_own()
    {
        var project = File.ReadAllText(Path.Combine(Golden.Root, "src", "Api", "Api.csproj"));

        Assert.Contains("<ContainerUser>1654</ContainerUser>", project, StringComparison.Ordinal);
        Assert.All(
            Files.SelectMany(file => Read(file))
                .Select(documentPath => Find(documentPath, "spec", "template", "spec"))
                .OfType<YamlMappingNode>(),
            pod => Assert.Equal("1654", Text(pod, "securityContext", "runAsUser")));
    }

    /// <summary>The image that the manifests name is the one that the build makes.</summary>
    [Fact]
    public void The_image_is_the_one_that_is_built()
    {
        var project = File.ReadAllText(Path.Combine(Golden.Root, "deploy", "container.proj"));
        var name = Regex.Match(project, ">([^<]+)</ContainerRepository>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var marker = Regex.Match(project, ">([^<]+)</ContainerImageTag>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var pictures = Files.SelectMany(file => Read(file)).SelectMany(documentPath => documentPath.AllNodes).OfType<YamlMappingNode>()
            .Select(node => Text(node, "image")).OfType<string>().Where(picture => picture != "${SQLSERVER_IMAGE:?}").ToList();

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Equal($"{name}:{marker}", picture));
    }

    /// <summary>A secret is a reference to where it lies, never its value.</summary>
    [Fact]
    public void No_secret_stands_in_the_files()
    {
        foreach (var scalar in Files.SelectMany(file => Read(file))
            .SelectMany(documentPath => documentPath.AllNodes)
            .OfType<YamlScalarNode>()
            .Select(scalar => scalar.Value ?? ""))
        {
            Assert.DoesNotMatch("(?i)password\\s*=\\s*[^.$ ]", scalar);
            Assert.DoesNotMatch("^[0-9a-fA-F]{64}$", scalar);
        }

        Assert.DoesNotContain(Files.SelectMany(file => Read(file)), documentPath => Text(documentPath, "kind") == "Secret");
    }

    private static Dictionary<string, YamlNode> Compose() =>
        ((YamlMappingNode)Find(Read(Files.Single(file => file.EndsWith("compose.yaml", StringComparison.Ordinal))).Single(), "services")!)
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value, StringComparer.Ordinal);

    private static string? EnvironmentOf(YamlNode deployment, string name) =>
        ((YamlSequenceNode)Find(((YamlSequenceNode)Find(deployment, "spec", "template", "spec", "containers")!).Single(), "env")!)
            .Where(variable => Text(variable, "name") == name)
            .Select(variable => Text(variable, "value"))
            .SingleOrDefault();

    private static List<YamlNode> Read(string file)
    {
        using var reader = File.OpenText(Path.Combine(Golden.Root, file));
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(reader)));
        return [.. stream.Documents.Select(documentPath => documentPath.RootNode)];
    }

    /// <summary>The keys of the program's configuration, whether they are variables of the environment or files of secrets.</summary>
    private static IEnumerable<string> Keys(YamlNode documentPath) =>
        documentPath.AllNodes.OfType<YamlScalarNode>()
            .Select(scalar => scalar.Value ?? "")
            .Where(text => Variable().IsMatch(text))
            .Select(text => Place().Replace(text.Replace("__", ":", StringComparison.Ordinal), ":N"));

    private static YamlNode? Find(YamlNode node, params ReadOnlySpan<string> path)
    {
        YamlNode? found = node;
        foreach (var name in path)
        {
            found = found is YamlMappingNode shortened && shortened.Children.TryGetValue(new YamlScalarNode(name), out var under)
                ? under
                : null;
        }

        return found;
    }

    private static IEnumerable<string> ListOf(YamlNode node, params ReadOnlySpan<string> path) =>
        ((YamlSequenceNode)Find(node, path)!).Select(one => one.ToString());

    private static string? Text(YamlNode node, params ReadOnlySpan<string> path) =>
        (Find(node, path) as YamlScalarNode)?.Value?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(OPGOERELSE_[A-Z_]+|ASPNETCORE_[A-Z_]+|[A-Z][A-Za-z]+(__[A-Za-z0-9]+)+)$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(":[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
