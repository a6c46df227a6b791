// Run by Rhino within veraPDF: checks files against PDF/UA-1 and prints one line of JSON for each.
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance();
var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.fromString('ua1');
for (var at = 0; at < arguments.length; at += 1) {
  var parser = foundry.createParser(new java.io.File(arguments[at]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  var broken = result.getTestAssertions().toArray();
  var rules = [];
  for (var n = 0; n < broken.length; n += 1)
    rules.push(broken[n].getRuleId().getClause() + '-' + broken[n].getRuleId().getTestNumber());
  print(
    JSON.stringify({
      compliant: Boolean(result.isCompliant()),
      checks: Number(result.getTotalAssertions()),
      broken: rules.map(String),
    }),
  );
  parser.close();
}
