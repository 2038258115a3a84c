using System.IO.Compression;
using System.IO.Pipelines;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Kodelister;
using Opgoerelse.Api.Http.PxWeb.Valg;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Masse;

/// <summary>A whole table in one format: written on demand, packed once.</summary>
internal sealed class Massefil
{
    /// <summary>Of 11: packed once and sent often, but not at the price of seconds of a replica's start.</summary>
    private const int Brotlikvalitet = 6;

    private readonly IDataskriver _skriver;
    private readonly Dataopgave _opgave;
    private byte[]? _gzip;
    private byte[]? _brotli;

    public Massefil(Katalog katalog, Katalogtabel tabel, IDataformat format, HttpIndstillinger indstillinger)
    {
        Format = format;
        Navn = tabel.Tabel.Id + format.Filendelse;
        var udsnit = Udsnit.Alt(tabel, new Kodeliste?[tabel.Dimensioner.Count]);
        _opgave = new Dataopgave(new Kald(Tekstsprog.Dansk, katalog), udsnit, Placering.Standard(udsnit), indstillinger);
        _skriver = format.Skriver([]).Lykkedes(out var skriver, out _) ? skriver : throw new InvalidOperationException($"{format.Navn} kan ikke skrives uden parametre.");
    }

    public IDataformat Format { get; }

    /// <summary>Table and ending: Y11IGA01.csv.</summary>
    public string Navn { get; }

    /// <summary>Bytes held in memory.</summary>
    public long Fylder => (_gzip?.LongLength ?? 0) + (_brotli?.LongLength ?? 0);

    /// <summary>The packed file; null while it is not packed yet.</summary>
    public byte[]? Pakket(Indholdskodning kodning) => kodning switch
    {
        Indholdskodning.Gzip => Volatile.Read(ref _gzip),
        Indholdskodning.Brotli => Volatile.Read(ref _brotli),
        _ => null,
    };

    /// <summary>Writes it unpacked, straight into <paramref name="ud"/>.</summary>
    public Task SkrivAsync(PipeWriter ud, CancellationToken afbrudt) => _skriver.SkrivAsync(_opgave, ud, afbrudt);

    /// <summary>Packs it both ways, without the unpacked file ever being in memory.</summary>
    public async Task PakAsync(CancellationToken stop)
    {
        Volatile.Write(ref _gzip, await PakAsync(til => new GZipStream(til, CompressionLevel.Optimal, leaveOpen: true), stop));
        Volatile.Write(ref _brotli, await PakAsync(til => new BrotliStream(til, new BrotliCompressionOptions { Quality = Brotlikvalitet }, leaveOpen: true), stop));
    }

    private async Task<byte[]> PakAsync(Func<Stream, Stream> pakker, CancellationToken stop)
    {
        using var pakket = new MemoryStream();
        await using (var ind = pakker(pakket))
        {
            var ud = PipeWriter.Create(ind, new StreamPipeWriterOptions(leaveOpen: true));
            await SkrivAsync(ud, stop);
            await ud.CompleteAsync();
        }

        return pakket.ToArray();
    }
}
