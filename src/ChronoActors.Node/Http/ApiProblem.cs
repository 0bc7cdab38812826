namespace ChronoActors.Node.Http;

/// <summary>The API's answer to a wrong request.</summary>
internal static class ApiProblem
{
    /// <summary>Says what is wrong and what is allowed.</summary>
    public static IResult Wrong(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest, title: "The request is wrong.");
}
