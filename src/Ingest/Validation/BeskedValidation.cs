using System.Globalization;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Judges a line in the contract's order: JSON; envelope fields one by one; whether the entitet is known; the entity's
/// id; for a delete nothing more; each field of the entity as listed; rules across fields. One rejection per line.
/// </summary>
/// <remarks>One per leverance: not thread-safe.</remarks>
internal sealed class BeskedValidation : IDisposable
{
    private readonly FieldReader _fields = new();
    private readonly ContentValidation _content;
    private readonly ContentHash _hash = new();
    private readonly EntityShape? _csv;
    private readonly long _maxVersion;
    private readonly string _expectedVersion;

    /// <param name="lookup">The registers.</param>
    /// <param name="key">The key of the pseudonyms.</param>
    /// <param name="csv">The entity of a CSV file, which has no columns entitet and indhold; null for NDJSON.</param>
    /// <param name="limits">How much a field may hold.</param>
    public BeskedValidation(RegisterLookup lookup, PseudonymKey key, EntityShape? csv, LeveranceLimits limits)
    {
        _content = new ContentValidation(_fields, lookup, key, limits);
        _maxVersion = limits.MaxVersion;
        _expectedVersion = string.Create(CultureInfo.InvariantCulture, $"et helt tal fra 1 til {_maxVersion}");
        _csv = csv;
    }

    /// <summary>The message, or null when it is rejected with <paramref name="rejection"/>.</summary>
    public Besked? Validate(RawBesked raw, out Rejection? rejection)
    {
        _fields.Begin(raw);
        var besked = Validate(raw);
        rejection = _fields.Error;
        return besked;
    }

    public void Dispose()
    {
        _content.Dispose();
        _hash.Dispose();
    }

    private Besked? Validate(RawBesked raw)
    {
        if (!Line(raw)
            || !_fields.Guid(Field.BeskedId, raw.Envelope(Field.BeskedId), out var beskedId)
            || !Entity(raw, out var form)
            || !_fields.TryWholeNumber(
                Field.ChangeType,
                raw.Envelope(Field.ChangeType),
                1,
                3,
                "1 (opret), 2 (ret) eller 3 (slet)",
                out var changeType)
            || !_fields.TryWholeNumber(Field.Version, raw.Envelope(Field.Version), 1, _maxVersion, _expectedVersion, out var version)
            || !Registered(raw, out var registered)
            || !IsContent(raw)
            || !Known(raw, form)
            || !_fields.Guid(form!.Id, raw.Content(form.Id), out var id))
        {
            return null;
        }

        BeskedContent? content = null;
        var forloebId = form.Entity == Ingest.Messages.Entity.Forloeb ? id : Guid.Empty;
        var quality = Quality.NothingFound;
        if (changeType != 3)
        {
            content = _content.Validate(form.Entity, ref forloebId, out quality);
            if (content is null)
            {
                return null;
            }
        }

        return new Besked
        {
            Line = raw.Line,
            BeskedId = beskedId,
            Entity = form.Entity,
            Id = id,
            ForloebId = forloebId,
            Version = version,
            Registered = registered,
            Content = content,
            Hash = _hash.Of(form.Entity, forloebId, content),
            FormerHash =
                content is ForloebContent { ReasonMark: not null } forloeb ? _hash.Former(forloebId, forloeb, _content.ReasonText!) : null,
            Quality = quality,
            Unknown = Unknown(raw, form),
        };
    }

    private bool Line(RawBesked raw) => raw.State switch
    {
        RawBesked.LineForm.InvalidJson =>
            _fields.Reject(Field.None, RejectionCodes.InvalidJson, "Linjen er ikke et gyldigt JSON-objekt."),
        RawBesked.LineForm.WrongCellCount =>
            _fields.Reject(
                Field.None,
                RejectionCodes.InvalidValue,
                $"Linjen har {raw.Cells} celler, som ikke svarer til overskriftens antal."),
        RawBesked.LineForm.DuplicateField => _fields.Reject(raw.DoubleField, RejectionCodes.DuplicateField, DoubleField(raw)),
        _ => true,
    };

    private static string DoubleField(RawBesked raw) => raw.DoubleField is Field.Kommuner && raw.DuplicateName != "»kommuner«"
        ? $"Feltet kommuner har et led, hvor {raw.DuplicateName} står to gange."
        : $"Feltet {raw.DuplicateName} står to gange.";

    /// <summary>entitet is there and a text; whether it is known comes after the other fields of the envelope.</summary>
    private bool Entity(RawBesked raw, out EntityShape? form)
    {
        form = _csv;
        if (_csv is not null)
        {
            return true;
        }

        var value = raw.Envelope(Field.Entity);
        if (!value.Exists)
        {
            return _fields.IsMissing(Field.Entity);
        }

        form = value.IsText ? EntityShape.Find(raw.Bytes(value)) : null;
        return value.IsText || _fields.Invalid(Field.Entity, value, "en tekst");
    }

    private bool Known(RawBesked raw, EntityShape? form) =>
        form is not null
        || _fields.Reject(
            Field.Entity,
            RejectionCodes.UnknownEntity,
            $"Feltet entitet har værdien {_fields.Show(raw.Envelope(Field.Entity))}; kendte entiteter er "
                + $"{string.Join(", ", EntityShape.All.Select(known => known.Name))}.");

    private bool Registered(RawBesked raw, out long registered)
    {
        registered = 0;
        var value = raw.Envelope(Field.Registered);
        if (!value.Exists)
        {
            return _fields.IsMissing(Field.Registered);
        }

        if (!value.IsText || !DateReader.TryInstant(raw.Bytes(value), out var instant))
        {
            return _fields.Invalid(Field.Registered, value, "et tidspunkt med forskydning (åååå-MM-ddTHH:mm:ss+01:00)");
        }

        registered = instant.ToUnixTimeMilliseconds();
        return true;
    }

    private bool IsContent(RawBesked raw)
    {
        var value = raw.Envelope(Field.Content);
        return _csv is not null
            || (value.Exists
                ? value.Kind == ValueKind.JsonObjectKind || _fields.Invalid(Field.Content, value, "et objekt")
                : _fields.IsMissing(Field.Content));
    }

    /// <summary>Names that no field has, and names that another entity has: each once.</summary>
    private static int[]? Unknown(RawBesked raw, EntityShape form)
    {
        for (var set = raw.Set & ~form.Mask; set != 0; set &= set - 1)
        {
            raw.Unknown.Add(raw.UnknownFields.Number(((Field)System.Numerics.BitOperations.TrailingZeroCount(set)).Name()));
        }

        return raw.Unknown.Count == 0 ? null : [.. raw.Unknown.Distinct()];
    }
}
