using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Serving.Cells;

/// <summary>What is to be written.</summary>
internal sealed record DataTask(Call Call, Selection Selection, Placement Placement, HttpSettings Settings)
{
    public string Language => Call.Language;
}
