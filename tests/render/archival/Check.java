import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDFs with veraPDF's classes: {@code java -cp JARS Check.java PROFILES FILE...}.
 *
 * <p>PROFILES are joined by commas, such as {@code 3a,ua1}. For each file and profile one line is printed, its fields
 * parted by tabs: the profile, {@code pass}, {@code fail} or {@code error}, the file, the number of checks made, then
 * each rule that failed with how often it did. Ends with status 0 whatever the files are: they are judged by whoever
 * reads the lines.
 */
public final class Check {
    public static void main(String[] given) {
        LogManager.getLogManager().reset(); // the parser talks of every odd byte
        VeraGreenfieldFoundryProvider.initialise();
        for (int n = 1; n < given.length; n++) {
            for (String profile : given[0].split(",")) {
                System.out.println(profile + "\t" + judged(PDFAFlavour.fromString(profile), given[n]));
            }
        }
    }

    /** A file is parsed anew for each profile, since the parser gives only what its profile asks about. */
    private static String judged(PDFAFlavour flavour, String file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> fields = new ArrayList<>();
            fields.add(result.isCompliant() ? "pass" : "fail");
            fields.add(file);
            fields.add(String.valueOf(result.getTotalAssertions()));
            failures(result).forEach((rule, times) -> fields.add(rule + " (" + times + ")"));
            return String.join("\t", fields);
        } catch (Exception broken) { // a file that cannot be read is an answer about that file; the others go on
            return "error\t" + file + "\t0\t" + plain(broken.toString());
        }
    }

    private static Map<String, Integer> failures(ValidationResult result) {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                found.merge(rule + " " + plain(one.getMessage()), 1, Integer::sum);
            }
        }
        return found;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
