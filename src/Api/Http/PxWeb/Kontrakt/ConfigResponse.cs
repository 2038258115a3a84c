namespace Opgoerelse.Api.Http.PxWeb.Kontrakt;

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
    string ApiVersion,
    string AppVersion,
    IReadOnlyList<Language> Languages,
    string DefaultLanguage,
    int MaxDataCells,
    int MaxCallsPerTimeWindow,
    int TimeWindow,
    string License,
    IReadOnlyList<SourceReference> SourceReferences,
    string DefaultDataFormat,
    IReadOnlyList<string> DataFormats,
    IReadOnlyList<ApiFeature> Features);

/// <summary>A language: its code and its own name.</summary>
public sealed record Language(string Id, string Label);

/// <summary>How to name the source in a language.</summary>
public sealed record SourceReference(string Language, string Text);

/// <summary>An ability of the service.</summary>
public sealed record ApiFeature(string Id, IReadOnlyList<KeyValue> Params);

/// <summary>A setting of an ability.</summary>
public sealed record KeyValue(string Key, string Value);
