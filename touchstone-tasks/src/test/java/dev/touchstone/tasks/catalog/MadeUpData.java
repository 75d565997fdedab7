package dev.touchstone.tasks.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Files in the forms of data sets of which no copy can be kept, with rows of our own.
final class MadeUpData {

    private static final Pattern SUBSET = Pattern.compile("(?m)^ {2}([a-z_]+): \\{title:");

    private MadeUpData() {}

    static void write(Path root) throws IOException {
        labelledApart(root);
        for (String subset : subsets("ceval/ceval_ppl_0_shot_str.yaml")) {
            for (String split : List.of("dev", "val")) {
                text(root.resolve("ceval/formal_ceval/%s/%s_%s.csv".formatted(split, subset, split)), """
                        id,question,A,B,C,D,answer,explanation
                        0,水在几度结冰？,0,50,100,200,A,
                        1,"一年有，
                        几个月？",10,11,12,13,C,因为
                        2,一加一等于几？,1,2,3,4,B,
                        3,天空是什么颜色？,红,绿,黄,蓝,D,
                        4,五个手指是几只手？,一,二,三,四,A,
                        """);
            }
        }
        for (String subset : subsets("cmmlu/cmmlu_ppl_0_shot_cot_chat_prompt.yaml")) {
            for (String split : List.of("dev", "test")) {
                text(root.resolve("cmmlu/%s/%s.csv".formatted(split, subset)), """
                        ,Question,A,B,C,D,Answer
                        0,水稻是什么？,粮食,石头,金属,空气,A
                        1,鱼生活在哪里？,树上,水里,火里,云里,B
                        2,二加二等于几？,1,2,4,8,C
                        3,鸟用什么飞？,脚,尾,嘴,翅膀,D
                        4,一天有几小时？,24,12,36,48,A
                        """);
            }
        }
        text(root.resolve("hellaswag/hellaswag.jsonl"), """
                {"query": "Making tea: Boiling water: A man fills a kettle. He", "choices": ["boils it.", \
                "eats it.", "paints it.", "sells it."], "gold": 0}
                """);
        for (String subset : List.of("middle", "high")) {
            text(root.resolve("race/test/" + subset + ".jsonl"), """
                    {"article": "Tom has a red ball.", "question": "What colour is it?", "options": ["Red", \
                    "Blue", "Green", "White"], "answer": "A"}
                    """);
        }
        text(root.resolve("arc/ARC-Challenge-Test.jsonl"), """
                {"id": "1", "question": {"stem": "What melts?", "choices": [{"text": "ice", "label": "1"}, \
                {"text": "sand", "label": "2"}, {"text": "air", "label": "3"}]}, "answerKey": "1"}
                """);
    }

    private static void labelledApart(Path root) throws IOException {
        text(root.resolve("piqa/dev.jsonl"), """
                {"id": "a", "goal": "To cool soup", "sol1": "boil it.", "sol2": "wait."}
                {"id": "b", "goal": "To dry hands", "sol1": "use a towel.", "sol2": "use a lake."}
                """);
        text(root.resolve("piqa/dev-labels.lst"), "1\n0\n");
        text(root.resolve("siqa/dev.jsonl"), """
                {"context": "Kim lost a shoe.", "question": "How does Kim feel?", "answerA": "glad", \
                "answerB": "tall", "answerC": "upset"}
                """);
        text(root.resolve("siqa/dev-labels.lst"), "3\n");
        text(root.resolve("gpqa/gpqa_diamond.csv"), """
                Pre-Revision Question,Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,\
                Incorrect Answer 3,Explanation
                x,Which one is one?,one,two,three,four,y
                x,Which one is two?,two,three,four,five,y
                x,"Which is three,
                of these?",three,four,five,six,y
                x,Which one is four?,four,five,six,seven,y
                """);
    }

    private static List<String> subsets(String task) throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/tasks").resolve(task));
        return SUBSET.matcher(yaml).results().map(found -> found.group(1)).toList();
    }

    private static void text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
