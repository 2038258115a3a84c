using System.Globalization;

namespace Opgoerelse.Model;

/// <summary>
/// From one line to a message or to the one rejection it gets, in the contract's order: envelope fields one by one
/// as listed (missing, then value); whether the entitet is known; the entity's id; for a delete nothing more; then
/// each field as listed (missing, form, range); then rules across fields.
/// </summary>
public static class SlowValidation
{
    /// <summary>Exactly one of the two is not null.</summary>
    public static (SlowMessage? Message, SlowError? Error) Validate(SlowObject line, DateTimeOffset received)
    {
        // The envelope.
        if (line["beskedId"] is not { } beskedIdNode)
        {
            return Missing("beskedId");
        }

        (string? beskedId, string? code) = SlowValues.Id(beskedIdNode);
        if (code is not null)
        {
            return Wrong("beskedId", code);
        }

        if (line["entitet"] is not { } entityNode)
        {
            return Missing("entitet");
        }

        if (entityNode is not SlowText { Value: var entity })
        {
            return Wrong("entitet", SlowValues.InvalidValue);
        }

        if (line["aendringstype"] is not { } changeTypeNode)
        {
            return Missing("aendringstype");
        }

        (string? changeType, code) = SlowValues.WholeNumber(changeTypeNode, 1, 3);
        if (code is not null)
        {
            return Wrong("aendringstype", code);
        }

        if (line["version"] is not { } versionNode)
        {
            return Missing("version");
        }

        (string? version, code) = SlowValues.WholeNumber(versionNode, 1, 99_999_999);
        if (code is not null)
        {
            return Wrong("version", code);
        }

        if (line["registreret"] is not { } registeredNode)
        {
            return Missing("registreret");
        }

        (_, code) = SlowValues.DateTimeWithOffset(registeredNode);
        if (code is not null)
        {
            return Wrong("registreret", code);
        }

        if (line["indhold"] is not { } contentNode)
        {
            return Missing("indhold");
        }

        if (contentNode is not SlowObject message)
        {
            return Wrong("indhold", SlowValues.InvalidValue);
        }

        // Whether the entitet is known.
        if (!SlowFields.Entities.TryGetValue(entity, out IReadOnlyList<SlowField>? fields))
        {
            return Wrong("entitet", "ukendt-entitet");
        }

        // The entity's id.
        string idName = fields[0].Name;
        if (message[idName] is not { } idNode)
        {
            return Missing(idName);
        }

        (string? id, code) = SlowValues.Id(idNode);
        if (code is not null)
        {
            return Wrong(idName, code);
        }

        bool delete = changeType == "3";
        Dictionary<string, string> content = [];
        if (!delete)
        {
            foreach (SlowField field in fields)
            {
                if (message[field.Name] is not { } node)
                {
                    if (field.Required)
                    {
                        return Missing(field.Name);
                    }

                    continue;
                }

                (string? value, code) = SlowValues.Read(field.Kind, node);
                if (code is not null)
                {
                    return Wrong(field.Name, code);
                }

                bool meansAbsent = field.Kind == SlowKind.EndDate && value == "";
                if (!meansAbsent)
                {
                    content[field.Name] = value!;
                }
            }

            SlowError? error = AcrossFields(entity, content);
            if (error is not null)
            {
                return (null, error);
            }
        }

        long versionNumber = long.Parse(version!, CultureInfo.InvariantCulture);
        return (new SlowMessage(received, beskedId!, entity, id!, versionNumber, delete, content), null);
    }

    /// <summary>Dates are canonical by now, so their texts compare as they do.</summary>
    private static SlowError? AcrossFields(string entity, Dictionary<string, string> content)
    {
        string start = entity == "fritagelse" ? "fra" : "startdato";
        string end = entity == "fritagelse" ? "til" : "slutdato";
        if (content.TryGetValue(end, out string? endDate) && string.CompareOrdinal(endDate, content[start]) < 0)
        {
            return new SlowError(end, "slut-foer-start");
        }

        if (entity == "forloeb")
        {
            string firstFrom = content["kommuner"].Split('|')[0].Split('@')[1];
            if (string.CompareOrdinal(firstFrom, content["startdato"]) > 0)
            {
                return new SlowError("kommuner", SlowValues.InvalidValue);
            }
        }

        return null;
    }

    private static (SlowMessage?, SlowError?) Missing(string field) => Wrong(field, SlowValues.MissingField);

    private static (SlowMessage?, SlowError?) Wrong(string field, string code) => (null, new SlowError(field, code));
}
