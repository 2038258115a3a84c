namespace Opgoerelse.Serving.Endpoints;

/// <summary>Says of an endpoint that its pages are files of their own, which carry their style in them.</summary>
internal sealed class StandaloneFile;
