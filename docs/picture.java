///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../green/src/main/java/greenlab/xray/*.java
//SOURCES ../green/src/main/java/greenlab/net/*.java
//SOURCES ../green/src/main/java/greenlab/green/*.java
//SOURCES ../green/src/main/java/greenlab/pool/*.java
//SOURCES ../green/src/main/java/greenlab/monitor/*.java
//SOURCES ../green/src/main/java/greenlab/probe/*.java
//SOURCES ../lab/src/main/java/greenlab/run/*.java
//SOURCES ../lab/src/main/java/greenlab/render/*.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.render.RunSummary;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The README's picture: stage 3 as recorded, on Java 21 above and on Java 25 below, replayed in real time, repeatedly.
 * From the root of the checkout:
 *
 *     ./jbang docs/picture.java slides/runs/stage-3-java-2?-green-https-n-10.json > docs/stage-3.svg
 */
void main(String... files) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String file : files) {
        runs.add(RunJson.run(Files.readString(Path.of(file))));
    }
    System.out.println(frame(runs, runs.stream().map(SvgTimeline::of).toList()));
}

/** Both pictures in one; animation uncovers the lanes of each. */
String frame(List<Run> runs, List<String> pictures) {
    var parts = new StringBuilder();
    int top = 0;
    for (int i = 0; i < runs.size(); i++) {
        parts.append(pictures.get(i).replaceFirst("<svg ", "<svg id=\"run-" + i + "\" y=\"" + top + "\" "));
        top += height(pictures.get(i)) + 12;
    }
    String words = String.join(" ", runs.stream().map(run -> String.join(" · ", RunSummary.title(run)) + ": "
        + RunSummary.story(run)).toList());
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 %1$d" width="760" height="%1$d" role="img" \
        aria-labelledby="both">
        <title id="both">%2$s</title>
        <style>
        @media (prefers-reduced-motion: no-preference) {
        %3$s}
        </style>
        %4$s</svg>""".formatted(top - 12, words, motion(runs), parts);
}

/** The height of a picture, in pixels. */
int height(String picture) {
    return (int) Math.ceil(Double.parseDouble(picture.replaceFirst("(?s).*? height=\"([0-9.]+)\".*", "$1")));
}

/** A rule and an animation for each run: shown whole for three seconds, then uncovered in the time that it took. */
String motion(List<Run> runs) {
    double span = runs.stream().mapToDouble(Run::seconds).max().orElse(0);
    var rules = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
        rules.append(String.format(Locale.ROOT, """
            #run-%1$d .fetches { --names: 56px; }
            #run-%1$d .fetches, #run-%1$d .thread { animation: run-%1$d %2$.2fs linear 3s infinite; }
            @keyframes run-%1$d { from { clip-path: inset(0 calc(100%% - var(--names, 0px)) 0 0); }
              %3$.2f%%, to { clip-path: inset(0); } }
            """, i, span + 3, 100 * runs.get(i).seconds() / (span + 3)));
    }
    return rules.toString();
}
