namespace VpcLinkAnalyzers.Generation;

/// <summary>The names of the pipeline's steps, for tests of what an edit runs again.</summary>
internal static class TrackingNames
{
    public const string Specs = nameof(Specs);

    public const string Capabilities = nameof(Capabilities);

    public const string Collisions = nameof(Collisions);

    public const string Sources = nameof(Sources);
}
