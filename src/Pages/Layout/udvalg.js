// Makes it easier to select figures: a search in long lists, all or none of what is seen, counts that follow, and copies.
// The page works without it.
(() => {
  "use strict";
  const dansk = document.documentElement.lang !== "en";
  const ord = (da, en) => (dansk ? da : en);
  const lav = (navn, egenskaber, ...indhold) => {
    const element = Object.assign(document.createElement(navn), egenskaber);
    element.append(...indhold);
    return element;
  };

  for (const felt of document.querySelectorAll("form.udvalg details")) {
    const felter = [...felt.querySelectorAll("label:not(.alle) input")];
    const alle = [...felt.querySelectorAll("label.alle")];
    const navn = felt.querySelector(".variabel").textContent;
    const valgt = felt.querySelector(".valgt");
    const hvilke = felt.querySelector(".hvilke");

    // "All of a kind" is for who has no scripts; here it ticks them.
    for (const etiket of alle) {
      const hele = etiket.querySelector("input");
      hele.removeAttribute("name");
      const gruppen = [...etiket.parentElement.querySelectorAll("label:not(.alle) input")];
      hele.addEventListener("change", () => {
        gruppen.forEach(et => { et.checked = hele.checked; });
        opdater();
      });
      hele.gruppen = gruppen;
    }

    const opdater = () => {
      const valgte = felter.filter(et => et.checked);
      valgt.textContent = ord(`${valgte.length} af ${felter.length} valgt`, `${valgte.length} of ${felter.length} selected`);
      hvilke.textContent = valgte.slice(0, 3).map(et => et.parentElement.textContent.trim()).join(", ") + (valgte.length > 3 ? " …" : "");
      for (const etiket of alle) {
        const hele = etiket.querySelector("input");
        const antal = hele.gruppen.filter(et => et.checked).length;
        hele.checked = antal === hele.gruppen.length;
        hele.indeterminate = antal > 0 && !hele.checked;
      }
    };

    felt.addEventListener("change", opdater);
    opdater();
    if (felter.length < 13) continue;

    const id = "soeg-" + felter[0].name;
    const soeg = lav("input", { type: "search", id, autocomplete: "off" });
    const svar = lav("span", { className: "fundet" });
    svar.setAttribute("role", "status");
    const fravaelg = lav("button", { type: "button", textContent: ord("Fravælg alle", "Select none") });
    fravaelg.addEventListener("click", () => {
      felter.forEach(et => { et.checked = false; });
      opdater();
    });
    soeg.addEventListener("input", () => {
      const spurgt = soeg.value.trim().toLocaleLowerCase("da");
      let fundne = 0;
      for (const et of felter) {
        const vis = et.parentElement.textContent.toLocaleLowerCase("da").includes(spurgt) || et.value.toLowerCase() === spurgt;
        et.parentElement.hidden = !vis;
        fundne += vis ? 1 : 0;
      }
      alle.forEach(etiket => { etiket.hidden = spurgt.length > 0; });
      felt.querySelectorAll(".gruppe").forEach(gruppe => { gruppe.hidden = !gruppe.querySelector("label:not([hidden])"); });
      svar.textContent = spurgt.length === 0 ? "" : ord(`${fundne} fundet`, `${fundne} found`);
    });
    // Enter in the search would send the form before anything is chosen: it goes to the first that is found.
    soeg.addEventListener("keydown", tast => {
      if (tast.key === "Enter") {
        tast.preventDefault();
        felter.find(et => !et.parentElement.hidden)?.focus();
      }
    });
    felt.querySelector("fieldset").prepend(lav("p", { className: "soegi" }, lav("label", { htmlFor: id, textContent: ord(`Søg i ${navn.toLowerCase()}`, `Search in ${navn.toLowerCase()}`) }), soeg, fravaelg, svar));
  }

  const kopieret = document.querySelector("[data-kopieret]");
  for (const knap of document.querySelectorAll("[data-kopier]")) {
    const kilde = document.getElementById(knap.dataset.kopier);
    knap.hidden = false;
    knap.addEventListener("click", async () => {
      const tekst = kilde.textContent.slice(kilde.textContent.startsWith(knap.dataset.uden ?? "") ? (knap.dataset.uden ?? "").length : 0);
      try {
        await navigator.clipboard.writeText(tekst);
        kopieret.textContent = kopieret.dataset.kopieret;
      } catch {
        // Not allowed here: it is marked, so that it can be copied by hand.
        getSelection().selectAllChildren(kilde);
      }
    });
  }
})();
