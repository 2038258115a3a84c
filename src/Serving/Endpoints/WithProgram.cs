namespace Opgoerelse.Serving.Endpoints;

/// <summary>Marks a page that has a program: one that makes it easier to use, and that it can do without.</summary>
internal sealed class WithProgram;
