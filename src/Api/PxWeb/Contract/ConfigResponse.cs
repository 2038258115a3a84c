using System.Text.Json.Serialization;

namespace Opgoerelse.Api.PxWeb.Contract;

/// <summary>What the service can do and what its limits are.</summary>
/// <param name="ApiVersion">The version of the PxWebApi specification.</param>
/// <param name="AppVersion">The version of this program.</param>
/// <param name="Languages">The languages of labels and texts.</param>
/// <param name="DefaultLanguage">The language of an answer when none is asked for.</param>
/// <param name="MaxDataCells">The most cells of one data request; more is answered 403.</param>
/// <param name="MaxCallsPerTimeWindow">Calls in a time window that a client can count on.</param>
/// <param name="TimeWindow">Seconds.</param>
/// <param name="License">The licence of the figures.</param>
/// <param name="SourceReferences">How to name the source, one per language.</param>
/// <param name="DefaultDataFormat">The format of data when none is asked for.</param>
/// <param name="DataFormats">The formats of data.</param>
/// <param name="Features">Further abilities.</param>
public sealed record ConfigResponse(
    [property: JsonPropertyName("apiVersion")] string ApiVersion,
    [property: JsonPropertyName("appVersion")] string AppVersion,
    [property: JsonPropertyName("languages")] IReadOnlyList<Language> Languages,
    [property: JsonPropertyName("defaultLanguage")] string DefaultLanguage,
    [property: JsonPropertyName("maxDataCells")] int MaxDataCells,
    [property: JsonPropertyName("maxCallsPerTimeWindow")] int MaxCallsPerTimeWindow,
    [property: JsonPropertyName("timeWindow")] int TimeWindow,
    [property: JsonPropertyName("license")] string License,
    [property: JsonPropertyName("sourceReferences")] IReadOnlyList<SourceReference> SourceReferences,
    [property: JsonPropertyName("defaultDataFormat")] string DefaultDataFormat,
    [property: JsonPropertyName("dataFormats")] IReadOnlyList<string> DataFormats,
    [property: JsonPropertyName("features")] IReadOnlyList<ApiFeature> Features);

/// <summary>A language: its code and its own name.</summary>
public sealed record Language(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label);

/// <summary>How to name the source in a language.</summary>
public sealed record SourceReference(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("text")] string Text);

/// <summary>An ability of the service.</summary>
public sealed record ApiFeature(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("params")] IReadOnlyList<KeyValue> Params);

/// <summary>A setting of an ability.</summary>
public sealed record KeyValue(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
