namespace Opgoerelse.Api.Jobindsats;

/// <summary>A way to divide a variable, from the top down (version 3).</summary>
/// <param name="Id">By which clients ask for it.</param>
/// <param name="Navn">What a person calls it.</param>
/// <param name="Variabel">What is divided.</param>
/// <param name="Niveauer">The top first.</param>
internal sealed record Hierarki(string Id, string Navn, Jobvariabel Variabel, IReadOnlyList<Hierarkiniveau> Niveauer);

/// <summary>A level of a hierarchy.</summary>
internal sealed record Hierarkiniveau(string Id, string Navn, IReadOnlyList<Hierarkivaerdi> Vaerdier);

/// <summary>A value in its place: its path of codes from the top, and its number in the dimension.</summary>
internal sealed record Hierarkivaerdi(string Sti, int Indeks);
