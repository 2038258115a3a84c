using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Opgoerelse.Ingest.Messages;

/// <summary>
/// SHA-256 over a canonical byte form of the normalised content, so that two messages with the same content by value
/// have the same hash: each field is either a zero byte (absent) or a one and its value, texts with their length
/// before them. A delete is a content of its own.
/// </summary>
/// <remarks>
/// The form is stored (indhold_hash) and compared with later leverancer: it must never change. Not thread-safe.
/// </remarks>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[512];
    private int _usedUp;

    /// <param name="entity">Entity of the content.</param>
    /// <param name="forloebId">The forloeb of a child; empty for a forloeb and for a delete.</param>
    /// <param name="content">The content; null is a delete.</param>
    public Hash32 Of(Entity entity, Guid forloebId, BeskedContent? content) => Of(entity, forloebId, content, null);

    /// <summary>The form of a forloeb with a reason before migration 17: the reason's text, not its mark, is in it.</summary>
    public Hash32 Former(Guid forloebId, ForloebContent content, string reason) => Of(Entity.Forloeb, forloebId, content, reason);

    private Hash32 Of(Entity entity, Guid forloebId, BeskedContent? content, string? reason)
    {
        _usedUp = 0;
        Place(1)[0] = (byte)entity;
        Place(1)[0] = (byte)(content is null ? 0 : 1);
        if (content is not null and not ForloebContent)
        {
            forloebId.TryWriteBytes(Place(16), bigEndian: true, out _);
        }

        switch (content)
        {
            case ForloebContent f:
                Hash32.Bytes(f.Person).CopyTo(Place(32));
                Day(f.StartDate);
                Day(f.EndDate);
                Reason(f.ReasonMark, reason);
                Number(f.Kommuner.Count);
                foreach (var kommune in f.Kommuner)
                {
                    Text(kommune.Kommune);
                    Day(kommune.From);
                }

                Flag(f.Fejloprettet);
                break;
            case IndsatsContent i:
                Text(i.Indsatstype);
                Text(i.Status);
                Day(i.StartDate);
                Day(i.EndDate);
                Number(i.HoursPerWeek);
                Number(i.MinutesPerWeek);
                Flag(i.IIndsatsdel);
                Text(i.Udfoerer);
                Flag(i.Fejloprettet);
                break;
            case FritagelseContent f:
                Text(f.Hjemmel);
                Flag(f.Helbred);
                Day(f.From);
                Day(f.To);
                Flag(f.Fejloprettet);
                break;
            case HoursContent t:
                Day(t.Month);
                Text(t.Hours.ToString(CultureInfo.InvariantCulture));
                break;
            case IndstillingContent i:
                Day(i.Date);
                Flag(i.Genbehandling);
                Number((int)i.Categories);
                break;
        }

        Span<byte> hash = stackalloc byte[32];
        _sha256.AppendData(_bytes, 0, _usedUp);
        _sha256.GetHashAndReset(hash);
        return Hash32.From(hash);
    }

    public void Dispose() => _sha256.Dispose();

    private void Reason(Hash32? mark, string? text)
    {
        if (text is null && mark is { } one)
        {
            Number(32);
            Hash32.Bytes(one).CopyTo(Place(32));
        }
        else
        {
            Text(text);
        }
    }

    private void Day(DateOnly? day) => Number(day?.DayNumber);

    private void Flag(bool? flag) => Number(flag is { } sat ? (sat ? 1 : 0) : null);

    private void Number(int? number)
    {
        Place(1)[0] = (byte)(number is null ? 0 : 1);
        if (number is { } value)
        {
            BinaryPrimitives.WriteInt32BigEndian(Place(4), value);
        }
    }

    private void Text(string? text)
    {
        if (text is null)
        {
            Number(null);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Place(length));
    }

    private Span<byte> Place(int length)
    {
        if (_usedUp + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _usedUp + length));
        }

        _usedUp += length;
        return _bytes.AsSpan(_usedUp - length, length);
    }
}

/// <summary>Thirty-two bytes compared by value, without an array.</summary>
internal readonly record struct Hash32(ulong A, ulong B, ulong C, ulong D)
{
    public static Hash32 From(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Hash32>(bytes);

    /// <summary>The bytes it was made from.</summary>
    public static ReadOnlySpan<byte> Bytes(in Hash32 hash) => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash32>(in hash));
}
