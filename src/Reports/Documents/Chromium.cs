using System.Diagnostics;

namespace Opgoerelse.Reports.Documents;

/// <summary>
/// A headless Chromium on this machine, which prints HTML as tagged PDF with bookmarks; language and title are those of the page. It
/// gets a profile of its own each time and no network.
/// </summary>
/// <param name="program">The program's path.</param>
public sealed class Chromium(string program)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly TimeSpan Frist = TimeSpan.FromMinutes(2);

    /// <summary>The one that <paramref name="chosen"/> names, or the first found in PATH; null when there is none.</summary>
    public static Chromium? Find(string? chosen = null)
    {
        if (!string.IsNullOrEmpty(chosen))
        {
            return File.Exists(chosen) ? new Chromium(chosen) : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists) is { } found
            ? new Chromium(found)
            : null;
    }

    /// <summary>Prints a page.</summary>
    /// <exception cref="InvalidOperationException">It made no PDF, or took longer than two minutes.</exception>
    public void Print(string html, string pdf, CancellationToken stop)
    {
        var profile = Directory.CreateTempSubdirectory("opgoerelse-pdf");
        try
        {
            var scratch = Path.Combine(profile.FullName, "ud.pdf");
            var start = new ProcessStartInfo(program)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            foreach (var argument in new[]
            {
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--no-pdf-header-footer",
                "--export-tagged-pdf",
                "--generate-pdf-document-outline",
                "--lang=da",
                $"--user-data-dir={Path.Combine(profile.FullName, "profil")}",
                $"--print-to-pdf={scratch}",
            })
            {
                start.ArgumentList.Add(argument);
            }

            if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            {
                // Chromium's sandbox cannot be had by root; the page is our own and has no script.
                start.ArgumentList.Add("--no-sandbox");
            }

            start.ArgumentList.Add(new Uri(Path.GetFullPath(html)).AbsoluteUri);
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} kunne ikke startes.");
            var error = process.StandardError.ReadToEndAsync(stop);
            var output = process.StandardOutput.ReadToEndAsync(stop);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(Frist);
            try
            {
                process.WaitForExitAsync(deadline.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException interrupted)
            {
                process.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{program} blev ikke færdig inden for {Frist.TotalMinutes:0} minutter.", interrupted);
            }

            if (!File.Exists(scratch))
            {
                throw new InvalidOperationException(
                    $"{program} dannede ingen PDF ({process.ExitCode}): "
                        + $"{error.GetAwaiter().GetResult()}{output.GetAwaiter().GetResult()}");
            }

            File.Move(scratch, pdf, overwrite: true);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
