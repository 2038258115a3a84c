using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>Where the key comes from. The environment is shared, so these stand in one class.</summary>
public sealed class KeyTests
{
    private static readonly string Base64 = Convert.ToBase64String(SHA256.HashData("a key that guards nothing but a test"u8));

    [Fact]
    public void The_environment_variable_precedes_the_file_and_without_both_there_is_no_key()
    {
        using var engineTest = new EngineTest();
        var folder = Path.Combine(engineTest.Folder, "noegler");
        var other = Directory.CreateDirectory(Path.Combine(engineTest.Folder, "andre")).FullName;
        try
        {
            Assert.Equal("ingen-noegle", Assert.Throws<IngestException>(() => PseudonymKey.Fetch(folder)).Code);
            var madeKey = PseudonymKey.Create(folder, engineTest.Database);
            Assert.Equal(madeKey.Fingerprint, PseudonymKey.Fetch(folder).Fingerprint);
            Assert.Equal(madeKey.Fingerprint, PseudonymKey.Fetch(other, folder).Fingerprint);
            Assert.Equal(madeKey.Fingerprint, PseudonymKey.Create(folder, engineTest.Database).Fingerprint);
            Assert.Equal([PseudonymKey.FileName], Directory.GetFiles(folder).Select(Path.GetFileName));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    File.GetUnixFileMode(Path.Combine(folder, PseudonymKey.FileName)));
            }

            Environment.SetEnvironmentVariable(PseudonymKey.EnvironmentVariable, Base64);
            Assert.Equal(PseudonymKey.FromBase64(Base64).Fingerprint, PseudonymKey.Fetch(folder).Fingerprint);
            Assert.NotEqual(madeKey.Fingerprint, PseudonymKey.Fetch(folder).Fingerprint);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PseudonymKey.EnvironmentVariable, null);
        }
    }

    [Theory]
    [OnEachEngine]
    public void Beside_a_database_with_pseudonyms_no_new_key_is_made(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var folder = Path.Combine(engineTest.Folder, "noegler");
        engineTest.Tag(TestLines.Besked(TestLines.Forloeb()));

        var error = Assert.Throws<IngestException>(() => PseudonymKey.Create(folder, engineTest.Database));

        Assert.Equal("noegle-mangler", error.Code);
        Assert.Contains(Path.Combine(folder, PseudonymKey.FileName), error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    public static TheoryData<string, byte[]> Thought => new()
    {
        { "den samme byte", new byte[32] },
        { "den samme byte", Enumerable.Repeat((byte)0xA7, 64).ToArray() },
        { "talrække", Enumerable.Range(0, 32).Select(i => (byte)i).ToArray() },
        { "talrække", Enumerable.Range(0, 40).Select(i => (byte)(250 - 3 * i)).ToArray() },
        { "gentager", "hemmelighemmelighemmelighemmelig"u8.ToArray() },
        { "gentager", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"u8.ToArray() },
        { "talrække", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"u8.ToArray() },
        { "tekst", Encoding.ASCII.GetBytes(Convert.ToHexString("en nøgle, som enhver kan regne ud"u8)) },
        { "gentager", [.. Enumerable.Range(0, 34).Select(i => (byte)(0x91 * (i % 17 + 1) & 0xFF))] },
        { "tekst", "en nøgle, som enhver kan regne ud"u8.ToArray() },
        { "gentager", "0000000000000000000000000000000000000000000000000000000000000001"u8.ToArray() },
        { "gentager", "0123456789abcdef0123456789abcdef"u8.ToArray() },
        { "gentager", Enumerable.Range(0, 32).Select(i => (byte)(0x91 * (i % 8 + 1) & 0xFF)).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Thought))]
    public void A_key_that_a_person_makes_up_is_refused(string weakness, byte[] key)
    {
        var error = Assert.Throws<IngestException>(() => PseudonymKey.FromBase64(Convert.ToBase64String(key)));
        Assert.Equal("svag-noegle", error.Code);
        Assert.Contains(weakness, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(key), error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What a good source gives is never refused: as bytes, or as the hexadecimal digits of them.</summary>
    [Fact]
    public void A_hundred_thousand_random_keys_are_all_good()
    {
        var random = new Random(14);
        var key = new byte[32];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(key);
            Assert.Null(KeyStrength.WeaknessOf(key));
            Assert.Null(KeyStrength.WeaknessOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key))));
        }
    }

    [Theory]
    [InlineData("ikke base64!")]
    [InlineData("a29ydA==")]
    public void A_key_that_is_too_short_or_not_base64_is_refused_without_being_shown(string text)
    {
        var error = Assert.Throws<IngestException>(() => PseudonymKey.FromBase64(text));
        Assert.Equal("ugyldig-noegle", error.Code);
        Assert.DoesNotContain(text, error.ToString(), StringComparison.Ordinal);
    }
}
