using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Ingest.Messages;

/// <summary>
/// SHA-256 over a canonical byte form of the normalised content, so that two messages with the same content by value
/// have the same hash: each field is either a zero byte (absent) or a one and its value, texts with their length
/// before them. A delete is a content of its own.
/// </summary>
/// <remarks>
/// The form is stored (indhold_hash) and compared with later leverancer: it must never change. Not thread-safe.
/// </remarks>
internal sealed class Indholdshash : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[512];
    private int _brugt;

    /// <param name="entitet">Entity of the content.</param>
    /// <param name="forloebId">The forloeb of a child; empty for a forloeb and for a delete.</param>
    /// <param name="indhold">The content; null is a delete.</param>
    public Hash32 Af(Entitet entitet, Guid forloebId, Indhold? indhold) => Af(entitet, forloebId, indhold, null);

    /// <summary>The form of a forloeb with a reason before migration 17: the reason's text, not its mark, is in it.</summary>
    public Hash32 Former(Guid forloebId, Forloebsindhold indhold, string aarsag) => Af(Entitet.Forloeb, forloebId, indhold, aarsag);

    private Hash32 Af(Entitet entitet, Guid forloebId, Indhold? indhold, string? aarsag)
    {
        _brugt = 0;
        Plads(1)[0] = (byte)entitet;
        Plads(1)[0] = (byte)(indhold is null ? 0 : 1);
        if (indhold is not null and not Forloebsindhold)
        {
            forloebId.TryWriteBytes(Plads(16), bigEndian: true, out _);
        }

        switch (indhold)
        {
            case Forloebsindhold f:
                Hash32.Bytes(f.Person).CopyTo(Plads(32));
                Dag(f.Startdato);
                Dag(f.Slutdato);
                Aarsag(f.AarsagMark, aarsag);
                Tal(f.Kommuner.Count);
                foreach (var kommune in f.Kommuner)
                {
                    Tekst(kommune.Kommune);
                    Dag(kommune.Fra);
                }

                Flag(f.Fejloprettet);
                break;
            case Indsatsindhold i:
                Tekst(i.Indsatstype);
                Tekst(i.Status);
                Dag(i.Startdato);
                Dag(i.Slutdato);
                Tal(i.TimerPrUge);
                Tal(i.MinutterPrUge);
                Flag(i.IIndsatsdel);
                Tekst(i.Udfoerer);
                Flag(i.Fejloprettet);
                break;
            case Fritagelsesindhold f:
                Tekst(f.Hjemmel);
                Flag(f.Helbred);
                Dag(f.Fra);
                Dag(f.Til);
                Flag(f.Fejloprettet);
                break;
            case Timerindhold t:
                Dag(t.Maaned);
                Tekst(t.Timer.ToString(CultureInfo.InvariantCulture));
                break;
            case Indstillingsindhold i:
                Dag(i.Dato);
                Flag(i.Genbehandling);
                Tal((int)i.Kategorier);
                break;
        }

        Span<byte> hash = stackalloc byte[32];
        _sha256.AppendData(_bytes, 0, _brugt);
        _sha256.GetHashAndReset(hash);
        return Hash32.Fra(hash);
    }

    public void Dispose() => _sha256.Dispose();

    private void Aarsag(Hash32? mark, string? text)
    {
        if (text is null && mark is { } one)
        {
            Tal(32);
            Hash32.Bytes(one).CopyTo(Plads(32));
        }
        else
        {
            Tekst(text);
        }
    }

    private void Dag(DateOnly? dag) => Tal(dag?.DayNumber);

    private void Flag(bool? flag) => Tal(flag is { } sat ? (sat ? 1 : 0) : null);

    private void Tal(int? tal)
    {
        Plads(1)[0] = (byte)(tal is null ? 0 : 1);
        if (tal is { } vaerdi)
        {
            BinaryPrimitives.WriteInt32BigEndian(Plads(4), vaerdi);
        }
    }

    private void Tekst(string? tekst)
    {
        if (tekst is null)
        {
            Tal(null);
            return;
        }

        var laengde = Encoding.UTF8.GetByteCount(tekst);
        Tal(laengde);
        Encoding.UTF8.GetBytes(tekst, Plads(laengde));
    }

    private Span<byte> Plads(int laengde)
    {
        if (_brugt + laengde > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _brugt + laengde));
        }

        _brugt += laengde;
        return _bytes.AsSpan(_brugt - laengde, laengde);
    }
}
