package dev.touchstone.cli.docs;

import dev.touchstone.cli.HelpTexts;

/// `commands.md`: the help of every command, as the command prints it.
final class CommandsPage {

    private CommandsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Commands\n\n");
        page.append(ReferencePages.notice("the option declarations"));
        page.append("""
                Every command and option, as `--help` prints it. `./ais_bench ...` is the same as
                `./touchstone run ...`. With a Chinese locale (`LANG=zh_CN.UTF-8`) the texts are Chinese.

                A setting that can be given in several places is taken from the first of: command line,
                data row, task file, model file, default. What a command ends with is in
                [Exit codes](exit-codes.md).
                """);
        for (HelpTexts.HelpText help : HelpTexts.all()) {
            String name = String.join(" ", help.command());
            page.append("\n## touchstone").append(name.isEmpty() ? "" : " " + name).append("\n\n```\n");
            help.text().stripTrailing().lines()
                    .forEach(line -> page.append(line.stripTrailing()).append('\n'));
            page.append("```\n");
        }
        page.append("\n## Environment\n\n").append("""
                | variable | meaning |
                |---|---|
                | `TOUCHSTONE_DATA_ROOT` | folder below which data files are looked for first |
                | `TOUCHSTONE_CACHE` | the programme's own folder: unpacked configuration, pulled models, \
                start cache; default `~/.cache/touchstone` |
                | `TOUCHSTONE_JAVA_HOME`, `JAVA_HOME` | the JDK that the launcher takes if it is new enough |
                | `TOUCHSTONE_JAVA_OPTS` | options for the JVM, such as `-Xmx2g` |
                | `TOUCHSTONE_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG` | language of messages, by the first \
                that is set: Chinese when it begins with `zh`, else English |
                | `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` | the proxy, unless `--proxy` says otherwise |
                """);
        return page.toString();
    }
}
