using System.Diagnostics;

namespace Opgoerelse.Reports.Documents;

/// <summary>
/// A headless Chromium on this machine, which prints HTML as tagged PDF with bookmarks; language and title are those of the page. It
/// gets a profile of its own each time and no network.
/// </summary>
/// <param name="program">The program's path.</param>
public sealed class Chromium(string program)
{
    private static readonly string[] Navne = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly TimeSpan Frist = TimeSpan.FromMinutes(2);

    /// <summary>The one that <paramref name="valgt"/> names, or the first found in PATH; null when there is none.</summary>
    public static Chromium? Find(string? valgt = null)
    {
        if (!string.IsNullOrEmpty(valgt))
        {
            return File.Exists(valgt) ? new Chromium(valgt) : null;
        }

        var mapper = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Navne.SelectMany(navn => mapper.Select(mappe => Path.Combine(mappe, OperatingSystem.IsWindows() ? navn + ".exe" : navn))).FirstOrDefault(File.Exists) is { } fundet
            ? new Chromium(fundet)
            : null;
    }

    /// <summary>Prints a page.</summary>
    /// <exception cref="InvalidOperationException">It made no PDF, or took longer than two minutes.</exception>
    public void Print(string html, string pdf, CancellationToken stop)
    {
        var profil = Directory.CreateTempSubdirectory("opgoerelse-pdf");
        try
        {
            var kladde = Path.Combine(profil.FullName, "ud.pdf");
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var argument in new[]
            {
                "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", "--lang=da", $"--user-data-dir={Path.Combine(profil.FullName, "profil")}", $"--print-to-pdf={kladde}",
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
            using var proces = Process.Start(start) ?? throw new InvalidOperationException($"{program} kunne ikke startes.");
            var fejl = proces.StandardError.ReadToEndAsync(stop);
            var ud = proces.StandardOutput.ReadToEndAsync(stop);
            using var frist = CancellationTokenSource.CreateLinkedTokenSource(stop);
            frist.CancelAfter(Frist);
            try
            {
                proces.WaitForExitAsync(frist.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException afbrudt)
            {
                proces.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{program} blev ikke færdig inden for {Frist.TotalMinutes:0} minutter.", afbrudt);
            }

            if (!File.Exists(kladde))
            {
                throw new InvalidOperationException($"{program} dannede ingen PDF ({proces.ExitCode}): {fejl.GetAwaiter().GetResult()}{ud.GetAwaiter().GetResult()}");
            }

            File.Move(kladde, pdf, overwrite: true);
        }
        finally
        {
            profil.Delete(recursive: true);
        }
    }
}
