import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges one file after the other, in one virtual machine.
 *
 * Each line of standard input is one or more flavours (as in 3a,ua1), a tab and a path. Each is
 * answered by one line: how many checks were made, and for each failed one a tab, its flavour,
 * clause, test and message.
 */
public final class VeraPdf {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // What a library prints is no answer.
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] question = line.split("\t", 2);
            List<PDFAFlavour> flavours =
                    Stream.of(question[0].split(",")).map(PDFAFlavour::fromString).toList();
            answers.println(answer(flavours, new File(question[1])));
        }
    }

    private static String answer(List<PDFAFlavour> flavours, File file) {
        try {
            return judged(flavours, file);
        } catch (Exception error) { // A file that cannot be read fails; the next one is asked for.
            return "0\t" + ("unreadable: " + error).replaceAll("\\s+", " ");
        }
    }

    private static String judged(List<PDFAFlavour> flavours, File file) throws Exception {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(file, flavours.get(0));
                PDFAValidator validator = foundry.createValidator(flavours)) {
            int checks = 0;
            StringBuilder failures = new StringBuilder();
            for (ValidationResult result : validator.validateAll(parser)) {
                checks += result.getTotalAssertions();
                for (TestAssertion check : result.getTestAssertions()) {
                    failures.append('\t').append(result.getPDFAFlavour()).append(' ');
                    failures.append(told(check));
                }
                if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                    failures.append("\tnot compliant, and no check says why");
                }
            }
            return checks + failures.toString();
        }
    }

    private static String told(TestAssertion check) {
        String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
        return (rule + " " + check.getMessage() + " at " + check.getLocation().getContext())
                .replaceAll("\\s+", " ");
    }
}
