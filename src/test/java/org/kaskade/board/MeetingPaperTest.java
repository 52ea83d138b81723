package org.kaskade.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.kaskade.drawing.Language;

class MeetingPaperTest {
  @Test
  void printsWhatTheMinutesSayAndNoMarkup() throws Exception {
    byte[] paper =
        MeetingPaper.pdf(
            """
            # Minutes of CAB-000001: Week 48

            Present: K. Vogt.

            | | Change | Risk |
            | --- | --- | --- |
            | 1 | CHG-000042 A \\| B \\<i\\> | 62, high |

            ## CHG-000042 A \\| B

            Decision: **approved**
            With <b>care</b> & a backup.
            """,
            Language.EN);

    try (PDDocument pdf = Loader.loadPDF(paper)) {
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Minutes of CAB-000001: Week 48");
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(
              "Present: K. Vogt.",
              "CHG-000042 A | B <i>",
              "62, high",
              "Decision: approved",
              "With <b>care</b> & a backup.")
          .doesNotContain("---", "**");
    }
  }
}
