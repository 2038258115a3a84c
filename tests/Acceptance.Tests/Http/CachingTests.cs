using System.Net;
using System.Net.Http.Headers;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class CachingTests(TestService service)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*";

    [Theory]
    [InlineData(Data)]
    [InlineData("/api/v2/tables/Y11IGA01/metadata")]
    [InlineData("/?sorter=n")]
    public async Task What_the_client_has_is_not_sent_again(string path)
    {
        using var first = await service.Client.GetAsync(path);
        using var againFigure = new HttpRequestMessage(HttpMethod.Get, path);
        againFigure.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = await service.Client.SendAsync(againFigure);

        Assert.Equal(HttpStatusCode.NotModified, other.StatusCode);
        Assert.Equal(first.Headers.ETag, other.Headers.ETag);
        Assert.Empty(await other.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_tag_gives_the_whole_answer()
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Data);
        call.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"noget-andet\""));
        using var answer = await service.Client.SendAsync(call);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Since_publication_nothing_is_changed()
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Data);
        call.Headers.IfModifiedSince = SampleRelease.Published;
        using var answer = await service.Client.SendAsync(call);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData(
        "/api/v2/tables/y11iga01/data?VALUECODES[Time]=2024&valuecodes[INDSATS]=Nogen&valuecodes[contentscode]=antalForloeb,"
            + "antalMed,andel&outputformat=JSON-STAT2",
        true)]
    [InlineData(Data + "&lang=en", false)]
    [InlineData(Data + "&outputFormat=csv", false)]
    [InlineData(Data + "&valuecodes[omraade]=DK", false)]
    public async Task The_tag_follows_what_is_asked_for_not_how(string path, bool same)
    {
        using var one = await service.Client.GetAsync(Data);
        using var other = await service.Client.GetAsync(path);

        Assert.Equal(same, one.Headers.ETag!.Equals(other.Headers.ETag));
    }

    [Fact]
    public async Task The_tag_is_the_same_on_another_machine_and_another_for_another_release()
    {
        await using var other = await TestService.StartAsync(SampleRelease.IsSmall());
        using var her = await service.Client.GetAsync(Data);
        using var that = await other.Client.GetAsync(Data);
        other.Switch(SampleRelease.IsSmall(id: 9));
        using var laterThan = await other.Client.GetAsync(Data);

        Assert.Equal(her.Headers.ETag, that.Headers.ETag);
        Assert.NotEqual(her.Headers.ETag, laterThan.Headers.ETag);
    }

    [Fact]
    public async Task Every_page_may_read_the_figures()
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Data);
        call.Headers.Add("Origin", "https://eksempel.dk");
        using var answer = await service.Client.SendAsync(call);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));

        using var error = new HttpRequestMessage(HttpMethod.Get, Data + "&valuecodes[x]=1");
        error.Headers.Add("Origin", "https://eksempel.dk");
        using var errorAnswer = await service.Client.SendAsync(error);
        Assert.Equal("*", Assert.Single(errorAnswer.Headers.GetValues("Access-Control-Allow-Origin")));

        using var query = new HttpRequestMessage(HttpMethod.Options, Data);
        query.Headers.Add("Origin", "https://eksempel.dk");
        query.Headers.Add("Access-Control-Request-Method", "POST");
        query.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var permission = await service.Client.SendAsync(query);
        Assert.Equal(HttpStatusCode.NoContent, permission.StatusCode);
        Assert.Contains("POST", Assert.Single(permission.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }
}
