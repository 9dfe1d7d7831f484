namespace VpcLinkAnalyzers.Model;

/// <summary>An answer that is worked out when it is first asked for. The graph never changes, and a hundred rules ask the same of it.</summary>
internal struct Once<T>
{
    private bool _known;
    private T _answer;

    /// <param name="read">Works the answer out; static, so that asking allocates nothing.</param>
    public T Of<TOwner>(TOwner owner, Func<TOwner, T> read)
    {
        if (!_known)
        {
            _answer = read(owner);
            _known = true;
        }

        return _answer;
    }
}
