namespace Opgoerelse.Serving.Errors;

/// <summary>Shows an error to a person. A process without pages has none.</summary>
internal interface IErrorPage
{
    /// <summary>The page, with the error's status; null where the client would rather have JSON.</summary>
    IResult? Of(HttpContext http, Error error);
}
