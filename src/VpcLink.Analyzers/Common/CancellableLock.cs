namespace VpcLinkAnalyzers.Common;

/// <summary>A lock whose waiting ends when the work is cancelled: an editor asks for many documents at once, and all but one wait for the same reading.</summary>
internal readonly struct CancellableLock : IDisposable
{
    private readonly object _gate;

    private CancellableLock(object gate) => _gate = gate;

    /// <exception cref="OperationCanceledException">The work was cancelled while another thread held the lock.</exception>
    public static CancellableLock Enter(object gate, CancellationToken cancellation)
    {
        while (!Monitor.TryEnter(gate, millisecondsTimeout: 10)) cancellation.ThrowIfCancellationRequested();
        return new CancellableLock(gate);
    }

    public void Dispose() => Monitor.Exit(_gate);
}
