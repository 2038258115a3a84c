using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Life;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Disturbance;

/// <summary>
/// What happens between the caseworker and the service: messages are delayed, overtake each other, come twice,
/// contradict each other or are broken. Every line leaves with the outcome that the contract gives it.
/// </summary>
internal sealed class Disturbances(Func<Besked, bool> travelsAsCsv)
{
    private readonly DefectCatalogue _defects = new();

    /// <summary>Works on the messages of one person, each entity's versions standing together in order.</summary>
    public void Apply(List<Besked> beskeder, Rng rng)
    {
        foreach (var besked in beskeder)
            besked.Ankomst = Travel(besked.Registreret, rng);
        for (var i = 1; i < beskeder.Count; i++)
        {
            var (lower, higher) = (beskeder[i - 1], beskeder[i]);
            if (lower.Indhold.Id == higher.Indhold.Id && rng.Hits(Antagelser.OmvendtRaekkefoelge))
                (lower.Ankomst, higher.Ankomst) = (higher.Ankomst, lower.Ankomst);
        }

        for (var i = beskeder.Count - 1; i >= 0; i--)
            Disturb(beskeder, i, rng);
        beskeder.RemoveAll(b => b.Ankomst.Dag > Antagelser.SidsteAnkomst);
    }

    // At most one thing happens to a message; so nothing but what is planned here decides what becomes of a line.
    private void Disturb(List<Besked> beskeder, int index, Rng rng)
    {
        var besked = beskeder[index];
        var chance = rng.Unit();
        if ((chance -= Antagelser.GentagetSammeBeskedId) < 0)
        {
            Later(besked.Copy(besked.BeskedId, besked.Ankomst), Udfald.Gentaget);
        }
        else if ((chance -= Antagelser.GentagetNyBeskedId) < 0)
        {
            var repeat = besked.Copy(rng.NextGuid(), besked.Ankomst);
            repeat.Form = Habits.FormOf(rng.Pick<Fagsystem>([Fagsystem.Plain, Fagsystem.Offset, Fagsystem.Utc, Fagsystem.Old]), rng);
            Later(repeat, Udfald.Gentaget);
        }
        else if (besked.Aendringstype == Aendringstype.Slet)
        {
            // A delete has only its id to be wrong about, and no content to contradict.
        }
        else if ((chance -= Antagelser.VersionKonflikt) < 0)
        {
            var contradiction = new Besked(
                rng.NextGuid(), Aendringstype.Opdater, besked.Version, besked.Registreret, Corrections.Contradict(besked.Indhold))
            {
                Ankomst = besked.Ankomst,
                Form = besked.Form,
                Afvisningskode = Afvisningskoder.VersionKonflikt,
            };
            Later(contradiction, Udfald.Afvist);
        }
        else if ((chance -= Antagelser.DefektLinje) < 0)
        {
            Break(beskeder, index, rng);
        }

        void Later(Besked copy, Udfald udfald)
        {
            // Most repeats come in the next nightly runs, some with a later delivery in another encoding.
            copy.Ankomst = Delay(copy.Ankomst, rng.Hits(0.8) ? rng.Between(0, 4) : rng.Between(5, 500), rng);
            copy.Udfald = udfald;
            beskeder.Insert(index + 1, copy);
        }
    }

    // The broken line comes first; the right one follows, mostly under the same beskedId.
    private void Break(List<Besked> beskeder, int index, Rng rng)
    {
        var right = beskeder[index];
        var broken = right.Copy(rng.Hits(0.5) ? right.BeskedId : rng.NextGuid(), right.Ankomst);
        broken.Defect = _defects.Draw(broken, travelsAsCsv(broken), rng);
        broken.Udfald = Udfald.Afvist;
        broken.Afvisningskode = broken.Defect.Kode;
        if (rng.Hits(Antagelser.DefektAldrigRettet))
        {
            beskeder[index] = broken;
            return;
        }

        right.Ankomst = Delay(right.Ankomst, rng.Between(1, 20), rng);
        beskeder.Insert(index, broken);
    }

    private static Tidspunkt Travel(Tidspunkt registreret, Rng rng) => rng.Hits(Antagelser.ForsinketBesked)
        ? Delay(registreret, rng.Between(3, 120), rng)
        : registreret with { Sekund = registreret.Sekund + rng.Below(2 * 3600) };

    private static Tidspunkt Delay(Tidspunkt sent, int days, Rng rng) => days > 0
        ? new Tidspunkt(sent.Dag.AddDays(days), rng.Between(7 * 3600, (22 * 3600) - 1))
        : sent with { Sekund = sent.Sekund + ((86_400 - sent.Sekund) / 2) };
}
