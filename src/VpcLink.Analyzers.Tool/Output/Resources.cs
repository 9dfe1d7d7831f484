namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>Style sheets and scripts that lie in the assembly.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is not in the assembly"));
        return reader.ReadToEnd();
    }
}
