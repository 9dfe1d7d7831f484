using System.Xml;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>How long a duration of the CDK is.</summary>
internal static class Durations
{
    /// <summary>Milliseconds; null when unknown. A plain number, as L1 properties have it, is milliseconds already.</summary>
    public static double? Milliseconds(Value value)
    {
        if (value.AsNumber is { } number) return number;
        if (value.AsConstruct is not { Origin: ConstructOrigin.Factory } duration || !duration.Is(CdkNames.Core.Duration)) return null;
        if (duration.Via == "Parse") return Parsed(duration.Argument("duration").AsString);
        if (duration.Argument("amount").AsNumber is not { } amount) return null;
        return duration.Via switch
        {
            "Millis" => amount,
            "Seconds" => amount * 1000,
            "Minutes" => amount * 60_000,
            "Hours" => amount * 3_600_000,
            "Days" => amount * 86_400_000,
            _ => null,
        };
    }

    /// <summary>In words for a message: 90 s, 50 ms.</summary>
    public static string Text(double milliseconds) => milliseconds % 1_000 == 0
        ? (milliseconds / 1_000).ToString(System.Globalization.CultureInfo.InvariantCulture) + " s"
        : milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture) + " ms";

    /// <summary>An ISO 8601 duration: <c>PT45S</c>.</summary>
    private static double? Parsed(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text).TotalMilliseconds;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
