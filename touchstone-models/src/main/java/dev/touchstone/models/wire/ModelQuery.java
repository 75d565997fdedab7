package dev.touchstone.models.wire;

/// Where a server tells its models.
///
/// @param path below the base address
/// @param body what is posted; empty = the path is fetched
/// @param list name of the list in the answer; empty = the answer is the list, or tells one model itself
/// @param id name of the field with a model's id
public record ModelQuery(String path, String body, String list, String id) {

    /// OpenAI's list, at that path.
    public static ModelQuery openAi(String path) {
        return new ModelQuery(path, "", "data", "id");
    }
}
