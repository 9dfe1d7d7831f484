using System.Globalization;
using System.Text;

namespace VpcLinkAnalyzers.Tool.Picture;

/// <summary>
/// Names come out of other people's code and reach terminals, drawings and pages: an escape sequence could clear a terminal, a bidirectional override could show another name than
/// the one that is meant.
/// </summary>
internal static class Printable
{
    /// <summary>The text with every character written out (<c>\u202E</c>) that moves, hides or reorders others.</summary>
    public static string Text(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            var length = valid ? rune.Utf16SequenceLength : 1;
            if (!valid || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
            {
                clean ??= new StringBuilder(text, 0, i, text.Length + 16);
                for (var j = i; j < i + length; j++) clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[j]:X4}");
            }
            else
            {
                clean?.Append(text, i, length);
            }

            i += length;
        }

        return clean?.ToString() ?? text;
    }
}
